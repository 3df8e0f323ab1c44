"""Who comes back: measures over purchases, each with its interval, its floor and its sentence."""

import os

# Matrices here have four rows. The threads that NumPy's library starts for them wait for each
# other, and on a busy laptop everything takes five times as long. It asks once, while loading.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
