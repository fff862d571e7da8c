"""Words that no line can hold: they may part anywhere, which is how sequences and keys are printed.

Without that the typesetter looks for the best place in all that is left of the word, for each line anew: the
time grows with the cube of its length.
"""

from __future__ import annotations

import re

from lxml import etree

from publish.book.tree import H

CODE = (f"{H}code", f"{H}pre")  # parts anywhere already, and that is no news
ANYWHERE = "\u200b"  # a space without width: a line may end there
TOLD = "words are broken without a hyphen: they are wider than their line"
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


def open_words(tree: etree._Element) -> list[etree._Element]:
    """Put places to part into the long words of a tree, in place; the elements whose words were parted."""
    parted: list[etree._Element] = []
    for node in tree.iter(etree.Element):
        if node.text and (text := opened(node.text)) != node.text:
            node.text = text
            parted.append(node)
        if node.tail and (text := opened(node.tail)) != node.tail:
            node.tail = text
            parted.append(node)
    return [node for node in parted if node.tag not in CODE and next(node.iterancestors(*CODE), None) is None]


def opened(text: str) -> str:
    """A text with places to part in its long words."""
    return LONG.sub(lambda word: PIECES.sub(rf"\g<0>{ANYWHERE}", word[0]), text)
