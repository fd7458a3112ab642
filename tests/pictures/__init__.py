"""Pictures of every view of the program, to be looked at."""
