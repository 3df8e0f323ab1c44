"""Charts on screen, drawn from `core.charts`; the only place that imports pyqtgraph.

Maps, bars and parts are painted here; lines and columns are pyqtgraph's, which is loaded beside
the window (`loading`) and never on the way to the first one.
"""
