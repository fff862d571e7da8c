"""The words by which a web site's furniture is known when only its text is left (English)."""

from __future__ import annotations

import re

LONGEST = 160


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as a text."""
    return frozenset(text.split())


_SEGMENT = re.compile(
    r"""(?:home|site\ ?map|contact(?:\ us)?|about(?:\ us|\ me)?|donate|search|menu|log\ ?in|log\ ?out
    |sign\ (?:in|up)|register|subscribe
    |print(?:\ this\ (?:page|article))?|share|tweet|like|pin\ it|next
    |previous|prev|top|archives?|categories|tags?|rss|feed|privacy(?:\ policy)?
    |terms(?:\ of\ (?:use|service))?
    |cookies?|cookie\ policy|help|faq|shop|cart|blog|news|skip\ to\ (?:main\ )?content
    |(?:go\ )?back(?:\ one\ page|\ to\ top|\ home)?
    |(?:e-?)?mail\ this\ (?:article|page|post|story)(?:\ to\ a\ friend)?
    |comment\ on\ this\ (?:article|page|post)|advertisement|sponsored|(?:no|\d+)\ (?:comments?|shares?|likes?)
    |go\ to(?:\ the)?\ (?:table\ of\ )?contents|powered\ by\ .{1,30}|reply|submit|send|cancel)\W*""",
    re.IGNORECASE | re.VERBOSE,
)
_DIVIDERS = re.compile(r"\s*[|·•»«›‹]\s*|\n")
_PHRASES = re.compile(
    r"""^(?:go|back|return)\ to(?=\s|$)
    |\b(?:leave|post|add|write)\ (?:a\ |your\ )?(?:comment|reply|feedback)\b
    |\bcomments?\ (?:is|are)\ (?:required|closed)\b|\bcomments\ directly\ to\b
    |\bthank\ you\ for\ your\ comments?\b|^please\ (?:re-)?enter\b|\brequired\ fields?\b
    |\binvalid\ e-?mail\b|\bcorrect\ sum\b|\byou\ are\ (?:a\ )?human\b
    |^(?:re-enter\ )?(?:your\ )?(?:e-?mail|name|message|subject|phone)(?:\ address)?\W*$
    |\bclick\ here\b|^use\ (?:this|the)\ (?:area|space|form)s?\ (?:below\ )?to\b
    |^(?:share|follow|find)\ (?:this|us)\ on\b|\bto\ a\ friend$|\bsite\ map\b
    |^related\ (?:articles|posts|stories)\b|^you\ (?:may|might)\ also\ like\b|^more\ from\b
    |^all\ rights\ reserved\b
    |^(?:copyright(?=\s+(?:©|\(c\)|\d|by\b))|©|\(c\))\s|^filed\ under\b|^posted\ (?:in|on|by)\b
    |^they\ will\ help\ us\ improve\b|\bimprove\ our\ (?:web\ ?)?site\b
    |^this\ (?:site|website)\ uses\ cookies""",
    re.IGNORECASE | re.VERBOSE,
)
_INSTRUCTION = re.compile(r"use (?:this|the) (?:area|space|form)s? (?:below )?to\b", re.IGNORECASE)
BYLINE = re.compile(r"(?:written )?by (?P<name>[^\W\d_][^\d\n,;:!?]{1,60})", re.IGNORECASE)
CONTENTS_LABEL = re.compile(
    r"(?:table of |page )?contents|in this (?:article|chapter|section|page)|on this page|sections",
    re.IGNORECASE,
)
SHARING = re.compile(
    r"\b(?:feel free|are welcome|you may) to\b.*\b(?:share|copy|copies|distribute|pass)\b"
    r"|\b(?:may|can) be (?:freely )?(?:shared|copied|distributed)\b",
    re.IGNORECASE,
)
SUPPORT = re.compile(
    r"\b(?:support|donat|contribut|appreciat|our work|we work|we ask|resources)", re.IGNORECASE
)
_NUMBER = r"(?:\d{1,3}|[ivxlc]{1,7}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
CHAPTER = re.compile(rf"(?:chapter|part|book)\s+{_NUMBER}\b(?:\s*[-–—.:]+\s*\S.*|\s*\.?)", re.IGNORECASE)
CHAPTER_LABEL = re.compile(rf"(?i:chapter|part|appendix)\s+(?i:{_NUMBER})(?=\s+[A-Z])")


def is_furniture(text: str) -> bool:
    """Whether a short block is a menu, a form's label, or another thing that only a web site needs."""
    text = text.strip()
    if len(text) > LONGEST:
        return _INSTRUCTION.match(text) is not None
    if not text:
        return False
    if all(_SEGMENT.fullmatch(part) for part in _DIVIDERS.split(text) if part):
        return True
    return _PHRASES.search(text) is not None


def author_in(text: str) -> str:
    """The name in a line such as `by David Truman`."""
    found = BYLINE.fullmatch(text.strip().rstrip("."))
    name = found["name"].strip() if found else ""
    return name if name and name[0].isupper() and len(name.split()) <= 6 else ""
