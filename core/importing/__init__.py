"""Files that other programs export: recognised, previewed, read; never changed."""
