"""The sample businesses that Regulars opens to play with."""
