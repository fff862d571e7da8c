"""The second reading: CommonMark by markdown-it, with the marks that both readings know."""
