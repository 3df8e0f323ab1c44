"""Whom the business talks to: one primary group, at most two sub-groups, the rest parked."""
