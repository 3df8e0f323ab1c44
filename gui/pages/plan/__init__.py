"""The page Plan: what to print, how it will look, and the ways out of the app."""
