"""The guided meeting that walks through all decisions, and its minutes."""
