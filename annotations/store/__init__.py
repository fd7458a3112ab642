"""The project folder on disk. `Project` is the only door to it."""

from annotations.store.project import Project, ProjectError

__all__ = ["Project", "ProjectError"]
