"""The .regulars file: one SQLite database, one door for change, undo that survives a restart."""
