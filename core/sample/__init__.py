"""The sample businesses that Regulars opens to play with."""

KINDS = ("bakery", "wedding")
"""The samples there are; the first is the usual one."""
