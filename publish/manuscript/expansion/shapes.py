"""The Markdown for a call, by the shape of what it calls: one rule for all tools' tags.

What a call carries in words stays: notes become notes, pictures figures, boxes divisions, and of a call
that nobody knows the words are kept where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from publish.manuscript.expansion import call_names as names
from publish.manuscript.expansion.call_names import BOXES, CAPTIONS, TITLES, WORDS
from publish.manuscript.expansion.calls import WIDTH, Call, Rendering, balanced, box, figure, flat, quoted

_SILENT = re.compile(
    r"(?:class|style|ids?|params?|options?|sizes|srcset|allow|data-.*|on.*)\Z", re.IGNORECASE
)


def render(call: Call) -> Rendering:
    """The Markdown for a call."""
    for known, shape in _SHAPES:
        if call.name in known and (rendering := shape(call)):
            return rendering
    return (_figure(call) if call.picture else None) or _unknown(call)


def _note(call: Call) -> Rendering | None:
    words = call.first(*CAPTIONS) or next((word for word in reversed(call.words) if " " in word), "")
    if call.paired:
        return Rendering("^[", "]")
    return Rendering(f"^[{balanced(flat(words))}]") if words else None


def _figure(call: Call) -> Rendering | None:
    source = call.picture or call.first("src", "url", "path") or (call.words[0] if call.words else "")
    if not source:
        return None
    caption = call.first(*CAPTIONS) or next(
        (word for word in call.words if word != source and " " in word), ""
    )
    title = call.first("title", "heading")
    if title and title != caption:
        caption = f"**{title}** {caption}" if caption else title
    if credit := call.first("attr", "credit", "attribution"):
        address = call.first("attrlink")
        caption = f"{caption} [{credit}]({address})" if address else f"{caption} {credit}"
    width = call.first("width")
    attributes = f"width={width}" if WIDTH.fullmatch(width) else ""
    return Rendering(figure(source, call.first("alt"), caption, attributes), block=True)


def _box(call: Call) -> Rendering:
    kinds = [*(call.first(key) for key in ("type", "style", "kind", "level", "status", "color")), *call.words]
    kind = next((BOXES[word.lower()] for word in (*kinds, call.name) if word.lower() in BOXES), "note")
    spare = [word for word in call.words if word.lower() not in BOXES and re.search(r"[^\W\d]", word)]
    title = call.first(*TITLES) or (spare[0] if spare else "")
    if call.paired:
        return Rendering(box(kind, title), ":::", block=True)
    words = call.first(*WORDS)
    return Rendering(f"{box(kind, title)}\n{words.strip()}\n:::", block=True, run=bool(words))


def _code(call: Call) -> Rendering | None:
    if not call.paired:
        return None
    language = call.first("lang", "language", "type") or (call.words[0] if call.words else "")
    title = call.first("title", "filename", "file", "caption")
    words = f' title="{quoted(title)}"' if title else ""
    return Rendering(f"```{language}{words}", "```", block=True, verbatim=True)


def _drawing(call: Call) -> Rendering | None:
    if not call.paired:
        return None
    return Rendering(f"```{call.name}", "```", block=True, verbatim=True, run=False)


def _titled(call: Call) -> Rendering:
    title = flat(call.first(*TITLES, "name", "value") or " ".join(call.words))
    bold = f"**{title}**" if title else ""
    if call.paired:
        return Rendering(bold, block=True)
    words = "\n\n".join(filter(None, (bold, call.first(*WORDS))))
    return Rendering(words, block=True, run=bool(words))


def _bare(_: Call) -> Rendering:
    return Rendering(block=True)


def _formula(call: Call) -> Rendering | None:
    if not call.paired:
        return None
    display = "display" in call.words or call.named.get("display") in ("true", "block", "1")
    return Rendering("$$", "$$", verbatim=True) if display else Rendering(r"\(", r"\)", verbatim=True)


def _film(call: Call) -> Rendering:
    """What moves or sounds cannot stand in a book; its address can."""
    address = call.first("url", "src", "href", "link", "id") or (call.words[0] if call.words else "")
    if address and "/" not in address:
        address = names.ADDRESSES.get(call.name, "").format(address)
    title = flat(call.first(*TITLES, "caption", "alt"))
    if not address.startswith(("http://", "https://")):
        return Rendering(title, block=True, run=False)
    return Rendering(f"[{title}]({address})" if title else f"<{address}>", block=True)


def _link(call: Call) -> Rendering | None:
    address = call.first("href", "url", "link", "relref", "src")
    title = call.first(*TITLES, "text", "content") or " ".join(w for w in call.words if w != address)
    if call.paired and call.name in names.BUTTONS:
        return Rendering("[", f"]({address})") if address else Rendering()
    if call.paired:
        return Rendering(block=True)
    return Rendering(f"[{flat(title)}]({address})") if title and address else None


def _listing(call: Call) -> Rendering | None:
    """A listing with its number, its file, and what it shows, as its caption."""
    if not call.paired:
        return None
    number, file = call.first("number"), call.first("file-name", "filename", "file")
    caption = call.first("caption", "title")
    name = f"Listing {number}" if number else ""
    shown = f"*{file}*" if file else ""
    head = " ".join(filter(None, (name, f"({shown})" if shown and (name or caption) else shown)))
    words = ": ".join(filter(None, (head, flat(caption))))
    identifier = call.first("id") or (f"listing-{number}" if re.fullmatch(r"[\w.-]+", number) else "")
    opening = f"::: {{.listing #{identifier}}}" if identifier else "::: listing"
    return Rendering(opening, f"{words}\n:::" if words else ":::", block=True)


def _silent(_: Call) -> Rendering:
    return Rendering()


def _page_break(_: Call) -> Rendering:
    return Rendering("{pagebreak}", block=True)


def _key(call: Call) -> Rendering | None:
    return Rendering(f"<kbd>{' '.join(call.words)}</kbd>") if call.words else None


def _unknown(call: Call) -> Rendering:
    """The words of a call that nobody knows."""
    if call.paired:
        title, caption = call.first(*TITLES), call.first(*CAPTIONS)
        return Rendering(f"**{flat(title)}**" if title else "", flat(caption), block=True, run=False)
    keys = [key for key in call.named if key in (*TITLES, *WORDS) or _is_prose(key, call.named[key])]
    words = [call.named[key] for key in keys] + [word for word in call.words if _is_prose("", word)]
    return Rendering(" ".join(flat(word) for word in words if word.strip()), run=False)


def _is_prose(key: str, value: str) -> bool:
    return not _SILENT.match(key) and len(re.findall(r"[^\W\d_]{2,}", value)) >= 4 and " " in value


_SHAPES: tuple[tuple[frozenset[str], Callable[[Call], Rendering | None]], ...] = (
    (names.NOTES, _note),
    (names.FIGURES, _figure),
    (frozenset({"listing"}), _listing),
    (names.BOX_CALLS, _box),
    (names.CODES, _code),
    (names.DRAWINGS, _drawing),
    (names.TITLED, _titled),
    (names.BARE, _bare),
    (names.FORMULAS, _formula),
    (names.FILMS, _film),
    (names.BUTTONS | names.CARDS, _link),
    (names.ICONS, _silent),
    (names.PAGE_BREAKS, _page_break),
    (frozenset({"kbd"}), _key),
)
