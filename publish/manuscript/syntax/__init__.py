"""The house's Markdown: CommonMark's blocks and a book's own marks, as parts of Python-Markdown."""
