"""The parts that pages are built from; each reads its look from gui.theme."""
