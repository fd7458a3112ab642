"""The dialog that edits labels, attributes and relation types of a project."""
