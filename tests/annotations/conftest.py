"""No test of the core depends on how fast the machine is."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("hashiya", deadline=None)
settings.load_profile("hashiya")
