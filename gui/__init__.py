"""The screens of Regulars: everything that needs Qt."""

from gui import overrides

# Before the first class of a widget is made.
overrides.install()
