"""Book -> EPUB 3.3: documents, navigation, package and container."""
