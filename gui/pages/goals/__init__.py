"""Goals: what the business gets out of it."""
