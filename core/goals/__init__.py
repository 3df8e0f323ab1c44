"""Goals: business results with a number and a date, and the stepping stones that lead there."""
