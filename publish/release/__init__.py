"""A version of a book for its readers: named files, their sums, what has changed, and the way to a forge."""
