"""The ways flat text separates one comment from the next, one module each.

A grammar is a function (Scan, Window) → Marking, or None where the window does not follow it.
"""
