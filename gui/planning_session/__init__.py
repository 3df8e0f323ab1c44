"""The planning session: full window, one question at a time."""
