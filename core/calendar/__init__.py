"""The calendar: what is done when, by whom, and how much of the week it takes."""
