"""What is to be done today and this week, of every subject."""
