"""Knows the common licences by text and name, and gives their SPDX identifiers (spdx.org/licenses)."""

from __future__ import annotations

import re
from collections.abc import Iterable

ADDRESS = re.compile(r"creativecommons\.org/licenses/(?P<kind>by(?:-(?:nc|nd|sa))*)/(?P<version>[1-4]\.0)")
CREATIVE = re.compile(
    r"(?:\bCC|Creative\s+Commons)(?P<words>(?:[\s-]+(?:BY|NC|SA|ND|Attribution|Non[\s-]?Commercial|Share[\s-]?Alike"
    r"|No[\s-]?Deriv(?:ative)?s?(?:\s+Works?)?))+)[\s-]*(?P<version>[1-4]\.0)?",
    re.IGNORECASE,
)
TITLE = re.compile(r"\s*#*\s*(?P<words>Attribution(?:-\w+)*)\s+(?P<version>[1-4]\.0)\s+International")
TERMS = (("NC", "nc"), ("NC", "non"), ("ND", "nd"), ("ND", r"no[\s-]?d"), ("SA", "sa"), ("SA", "share"))
NAMES = (
    (r"CC[\s-]*0\b|Creative Commons Zero|creativecommons\.org/publicdomain/zero", "CC0-1.0"),
    (r"\bpublic domain\b", "public domain"),
    (r"GNU Free Documentation License|\bGFDL\b", "GFDL-1.3-or-later"),
    (r"\bMIT\b[^\n]{0,40}\bApache\b|\bApache\b(?:.(?!\n\n)){0,160}\bMIT\b", "MIT OR Apache-2.0"),
    (r"\bMIT\b|Permission is hereby granted, free of charge, to any\s+person", "MIT"),
    (r"Apache License,?\s+Version 2\.0|\bApache-2\.0\b", "Apache-2.0"),
    (r"Redistribution and use in source and binary forms|\bBSD-3-Clause\b", "BSD-3-Clause"),
    (r"GNU AFFERO GENERAL PUBLIC LICENSE|\bAGPL", "AGPL-3.0-or-later"),
    (r"GNU GENERAL PUBLIC LICENSE\s+Version 3|\bGPL-3", "GPL-3.0-or-later"),
)
FOR_WORDS = ("CC", "GFDL", "public")
ENOUGH = 8000


def named(text: str) -> str:
    """The licence that a text is or names, or an empty text; its first page counts."""
    text = text[:ENOUGH]
    if match := ADDRESS.search(text):
        return f"CC-{match['kind'].upper()}-{match['version']}"
    match = TITLE.match(text) or CREATIVE.search(text)
    if match and (identifier := _creative(match["words"], match["version"] or "4.0")):
        return identifier
    return next((name for pattern, name in NAMES if re.search(pattern, text, re.IGNORECASE | re.DOTALL)), "")


def _creative(words: str, version: str) -> str:
    """`BY-SA` or `Attribution-ShareAlike` as an identifier; all that are in use ask for attribution."""
    if not re.search(r"\bby\b|attribution", words, re.IGNORECASE):
        return ""
    terms = dict.fromkeys(term for term, word in TERMS if re.search(rf"\b{word}", words, re.IGNORECASE))
    order = [term for term in ("NC", "SA", "ND") if term in terms]
    return f"CC-{'-'.join(['BY', *order])}-{version}"


def for_the_words(licences: Iterable[str]) -> str:
    """Of several licences in a folder the one for words; several for programs are a choice."""
    known = {choice for licence in licences for choice in licence.split(" OR ") if choice}
    words = [licence for licence in known if licence.startswith(FOR_WORDS)]
    # Attribution says more than Zero, which is often that of the data beside the text.
    return max(words, key=len) if words else " OR ".join(sorted(known, reverse=True))
