"""Who comes back: measures over purchases, each with its interval, its floor and its sentence."""
