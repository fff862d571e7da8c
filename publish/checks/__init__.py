"""Reads finished editions with its own eyes, and puts them before judges that nobody here wrote."""
