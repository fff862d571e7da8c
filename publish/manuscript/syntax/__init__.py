"""What the marks of a manuscript look like, whichever reading of Markdown meets them."""
