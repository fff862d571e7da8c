"""Addresses that stand in the text and become links (GFM 6.9, and what Chinese and Japanese need)."""

from __future__ import annotations

# Chinese, Japanese and Korean set no space after an address: it ends at their letters and marks.
_CJK = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
ADDRESS = rf"(?<![\w/@.\\])https?://[^\s<>\x02\x03\"“”«»{_CJK}]+"
# What follows a repository's name on a server is no mail address: git@example.org:name.
MAIL = r"(?<![\w.+/:@-])[\w.+-]*[\w+-]@(?:[A-Za-z\d-]+\.)+[A-Za-z]{2,}(?![\w@/-]|:\w)"
_TRAILING = "?!.,:;*_~'’)]}|"


def without_punctuation(address: str) -> str:
    """An address less the marks of the sentence; a closing parenthesis stays where it opens one.

    Empty if nothing is left of it.
    """
    while address and address[-1] in _TRAILING:
        if address[-1] == ")" and address.count(")") <= address.count("("):
            break
        address = address[:-1]
    return address if len(address) > len("https://") else ""
