"""Raw dumps of news pages in, a clean and queryable corpus of reader comments out."""

__version__ = "0.2.0"
