"""The fault suite: every kind of write is stopped at every step, and what stands on the disk is examined.

`python -m tests.faults --all` tries every point and prints a table; pytest tries a sample of them.

- `kinds` says what is written, `driver` does it in a process of its own.
- `tracing` lets system calls fail or kills the process at them, with strace; `disk` does the same to Python's
  calls, and notes them; `power` makes of such notes what a power cut may leave.
- `expected` knows from an undisturbed run what may stand there; `verdict` holds what does stand there
  against it; `trials` tries the points of one kind.
"""
