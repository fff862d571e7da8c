"""Letters of formulas in their styles: bold, script, double-struck (Unicode, mathematical alphanumerics).

MathML Core (3.2.2) knows styles by the letters themselves, and `mathvariant` no more.
"""

from __future__ import annotations

import unicodedata

_STYLES = {
    "bold": "BOLD",
    "italic": "ITALIC",
    "bold-italic": "BOLD ITALIC",
    "double-struck": "DOUBLE-STRUCK",
    "script": "SCRIPT",
    "bold-script": "BOLD SCRIPT",
    "fraktur": "FRAKTUR",
    "bold-fraktur": "BOLD FRAKTUR",
    "sans-serif": "SANS-SERIF",
    "bold-sans-serif": "SANS-SERIF BOLD",
    "sans-serif-italic": "SANS-SERIF ITALIC",
    "sans-serif-bold-italic": "SANS-SERIF BOLD ITALIC",
    "monospace": "MONOSPACE",
}


def styled(text: str, variant: str) -> str:
    """The text in letters of a style; empty where one of them has none."""
    style = _STYLES.get(variant, "")
    letters = [_letter(letter, style) for letter in text] if style else []
    return "".join(letters) if all(letters) else ""


def _letter(letter: str, style: str) -> str:
    name = unicodedata.name(letter, "")
    for word in ("LATIN ", "GREEK ", " LETTER"):
        name = name.replace(word, " " if word.startswith(" ") else "")
    name = " ".join(name.split())
    for known in (f"MATHEMATICAL {style} {name}", f"{style.replace('FRAKTUR', 'BLACK-LETTER')} {name}"):
        try:
            return unicodedata.lookup(known)
        except KeyError:
            continue
    return "\u210e" if (letter, style) == ("h", "ITALIC") else ""
