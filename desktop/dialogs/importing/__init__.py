"""The dialog that imports: files, what they will bring, names to match, and what came of it."""
