"""Manuscripts by strangers: whatever is in them, there is an edition or a clear problem, soon."""
