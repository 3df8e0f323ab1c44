"""Planning a campaign, and what becomes of it: windows of the Calendar page."""
