"""What is fixed about a business. Nothing here loads anything: the first window reads it."""

SAMPLE = "sample"
"""The setting of a file whose business is there to play with."""
