"""What can go wrong with a project as a whole."""

from __future__ import annotations


class ProjectError(Exception):
    """Something about a project's folder that stops the work; the message names file and way out."""


class BackupError(ProjectError):
    """A backup that is none, is damaged or is not to be trusted; the message says why."""
