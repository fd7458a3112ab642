"""The program's version, in one place for the package, the store and the window."""

__version__ = "0.1.0"
