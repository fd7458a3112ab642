"""The preferences, built from the table of settings."""
