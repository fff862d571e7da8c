"""What a new book begins with: files that teach by example, and the writer that puts them into a folder."""
