"""The book as values: metadata, divisions, resources; no files, no clock, no environment."""
