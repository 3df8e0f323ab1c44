# pysqlite over SQLCipher: it offers what the standard library's sqlite3 offers.
from sqlite3.dbapi2 import *  # noqa: F403
