"""Glass: windows, fields and keys, the only room with PySide6."""
