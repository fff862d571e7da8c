"""From the author's files to a Book: project file, reading order, Markdown, pictures."""
