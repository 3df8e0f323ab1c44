"""What leaves the file for other programs: a calendar, and whatever else they read."""
