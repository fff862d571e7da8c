"""The house reading: Python-Markdown with the house's own blocks and marks inside lines."""
