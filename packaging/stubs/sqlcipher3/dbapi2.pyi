# sqlcipher3 is pysqlite over SQLCipher: what it offers is what the standard library's sqlite3 offers.
from sqlite3.dbapi2 import *
