"""The desktop program: a window over the core in `annotations`."""
