"""Ideas: what the community asked for, who wants it, and what became of it."""
