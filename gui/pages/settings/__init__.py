"""Settings: the business, the look on this computer, backups and the passphrase."""
