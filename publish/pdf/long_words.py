"""Words that no line can hold: they may part anywhere, which is how sequences and keys are printed.

Without that the typesetter looks for the best place in all that is left of the word, for each line anew: the
time grows with the cube of its length.
"""

from __future__ import annotations

import re

from lxml import etree

ANYWHERE = "\u200b"  # a space without width: a line may end there
LETTERS = 100  # the longest words in dictionaries have half as many
SIGNS = 500  # addresses and code have better places to part
PIECE = 10  # letters between two places
# Chinese, Japanese and Thai have no spaces and part anyway, and Arabic letters hang together.
UNSPACED = (
    "\u0590-\u08ff\u0e00-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufeff\uff00-\uffef"
    "\U0001b000-\U0001b2ff\U00020000-\U0003ffff"
)
LONG = re.compile(rf"(?:[^\W\d_{UNSPACED}]){{{LETTERS},}}|[^\s{UNSPACED}]{{{SIGNS},}}")
# A mark stays with its letter.
PIECES = re.compile(rf".{{{PIECE}}}(?=[^\u0300-\u036f\u0900-\u0dff\u200d\ufe00-\ufe0f])", re.DOTALL)


def open_words(tree: etree._Element) -> None:
    """Put places to part into the long words of a tree, in place."""
    for node in tree.iter(etree.Element):
        if node.text:
            node.text = opened(node.text)
        if node.tail:
            node.tail = opened(node.tail)


def opened(text: str) -> str:
    """A text with places to part in its long words."""
    return LONG.sub(lambda word: PIECES.sub(rf"\g<0>{ANYWHERE}", word[0]), text)
