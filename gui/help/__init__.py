"""Help that needs no net: pages in resources/help, their window, the tips of a first visit."""
