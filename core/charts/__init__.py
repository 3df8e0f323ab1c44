"""Charts as plain data: one and the same is drawn on screen and on paper.

Colours are names of tokens, shapes and patterns are named, and every text is ready to be shown.
"""
