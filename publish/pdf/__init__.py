"""The paged editions: from the book's trees to one PDF, chapter by chapter."""
