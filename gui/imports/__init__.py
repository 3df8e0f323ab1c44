"""Exports on their way in: one window for all of them, and the list of what came in."""

from gui.imports.opening import open_import as open_import
from gui.imports.opening import open_imports as open_imports
