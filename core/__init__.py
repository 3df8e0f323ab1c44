"""Everything Regulars knows about a plan, and nothing about a screen."""
