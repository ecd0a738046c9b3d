"""What holds for all tests."""

from hypothesis import settings

settings.register_profile("shared machine", deadline=None)  # no clock decides a test: the machine may be busy
settings.load_profile("shared machine")
