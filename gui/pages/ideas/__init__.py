"""The Ideas page: what the community asked for."""
