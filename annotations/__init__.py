"""The core of Hashiya: articles, spans and everything done with them, without any window."""

from annotations.version import __version__

__all__ = ["__version__"]
