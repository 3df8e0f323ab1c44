"""Plans: named periods with their goals, focus, networks and campaigns."""
