"""How a book looks and what it calls things: themes that ship with the package, words per language."""

from publish.themes.fonts import FontFace
from publish.themes.grounds import Ground
from publish.themes.theme import Theme, UnknownTheme, load, names
from publish.themes.words import languages, tag_of, words

__all__ = ["FontFace", "Ground", "Theme", "UnknownTheme", "languages", "load", "names", "tag_of", "words"]
