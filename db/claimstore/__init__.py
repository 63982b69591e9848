"""The store of a case: SQL, migrations, row types, keys and backups; it knows nothing of the desktop."""
