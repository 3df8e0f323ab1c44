"""The shop that a file is about."""
