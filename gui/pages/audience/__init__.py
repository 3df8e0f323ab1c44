"""Audience: one primary group, two sub-groups at most, the rest parked."""
