"""One module for each export that Regulars reads."""
