"""A tag that calls a template by name, and the Markdown that says the same: one rule for all tools' tags.

What a call carries in words stays: notes become notes, pictures figures, boxes divisions, and of a call
that nobody knows the words are kept where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from publish.manuscript.expansion.placing import fence

NOTES = frozenset("sidenote marginnote sn mn margin side footnote fn endnote annotation".split())
BOXES = {
    **dict.fromkeys(
        "note info information default primary secondary question discussion faq".split(), "note"
    ),
    **dict.fromkeys("tip hint success check exercise idea".split(), "tip"),
    **dict.fromkeys("warning warn alert attention".split(), "warning"),
    **dict.fromkeys("danger error caution critical failure fail bug".split(), "caution"),
    **dict.fromkeys("important".split(), "important"),
}
BOX_CALLS = frozenset(
    "notice hint callout admonition alert alertbox box blurb notification message bootnote".split()
)
FIGURES = frozenset("figure fig img image picture photo marginfigure fullwidth maincolumn_img".split())
CODES = frozenset("highlight code-block codeblock sourcecode prism".split())
FOLDED = frozenset("details expand collapse spoiler accordion toggle fold".split())
TABS = frozenset("tab tabitem tab-item codetab".split())
BARE = frozenset(
    "tabs tabpane tabset codegroup code-group code-tabs columns column row grid cards stepper step steps div "
    "section center rawhtml html fullwidth-block".split()
)
FORMULAS = frozenset("katex mathjax math tex latex".split())
DRAWINGS = frozenset("mermaid plantuml dot graphviz diagram".split())
FILMS = frozenset(
    "youtube youtubeplayer vimeo video embed audio asciinema gist tweet x instagram peertube".split()
)
BUTTONS = frozenset("button btn link card linkcard link-card content-ref file".split())
ICONS = frozenset("icon fa fas fab emoji octicon iconify bi".split())
BREAKS = frozenset("pagebreak newpage page-break".split())

_PICTURE = re.compile(r"[^\n]+\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)(?:[?#]\S*)?", re.IGNORECASE)
_SOURCES = ("src", "url", "path", "image", "image_path", "img", "file", "filename", "source", "link", "href")
_CAPTIONS = ("caption", "description", "desc", "note", "text", "content")
_TITLES = ("title", "heading", "header", "label", "summary")
_WORDS = (
    "note",
    "content",
    "text",
    "caption",
    "description",
    "desc",
    "message",
    "body",
    "quote",
    "subtitle",
    "alt",
)
_SILENT = re.compile(
    r"(?:class|style|id|ids|params?|options?|sizes|srcset|allow|data-.*|on.*)\Z", re.IGNORECASE
)
_WIDTH = re.compile(r"\d+(?:\.\d+)?(?:%|px|cm|mm|in|em)?")
_ADDRESSES = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "asciinema": "https://asciinema.org/a/{}",
}


@dataclass(frozen=True)
class Call:
    """A call by its name in small letters, what it passes by name, and what it passes in order."""

    name: str
    named: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    paired: bool = False

    def first(self, *keys: str) -> str:
        """The first of several arguments that is given."""
        return next((self.named[key] for key in keys if self.named.get(key)), "")


@dataclass(frozen=True)
class Rendering:
    """The Markdown for a call: all of it, or what stands before and after its content.

    `verbatim` content is not read further. `run` False means that something of the call was left out.
    """

    before: str = ""
    after: str = ""
    block: bool = False
    verbatim: bool = False
    run: bool = True


def render(call: Call) -> Rendering:
    """The Markdown for a call."""
    for names, shape in _SHAPES:
        if call.name in names and (rendering := shape(call)):
            return rendering
    if picture_of(call):
        return _figure(call) or _unknown(call)
    return _unknown(call)


def picture_of(call: Call) -> str:
    """The file of the picture that a call shows."""
    named = (call.named[key] for key in _SOURCES if call.named.get(key))
    return next((value for value in (*named, *call.words) if _PICTURE.fullmatch(value.strip())), "").strip()


def figure(source: str, alt: str = "", caption: str = "", attributes: str = "") -> str:
    """A picture, with its caption in Markdown."""
    address = f"<{source}>" if re.search(r"[\s()]", source) else source
    picture = f"![{_flat(alt)}]({address}){f'{{{attributes}}}' if attributes else ''}"
    return f"::: figure\n{picture}\n\n{_flat(caption)}\n:::" if caption else picture


def _flat(text: str) -> str:
    return " ".join(text.split())


def _note(call: Call) -> Rendering | None:
    words = call.first(*_CAPTIONS) or next((word for word in reversed(call.words) if " " in word), "")
    if call.paired:
        return Rendering("^[", "]")
    return Rendering(f"^[{balanced(_flat(words))}]") if words else None


def balanced(text: str) -> str:
    """The text with a backslash before square brackets that have no partner."""
    stack: list[int] = []
    lonely: set[int] = set()
    for match in re.finditer(r"\\.|[\[\]]", text):
        if match[0] == "[":
            stack.append(match.start())
        elif match[0] == "]":
            lonely.add(match.start()) if not stack else stack.pop()
    lonely.update(stack)
    return "".join(f"\\{sign}" if at in lonely else sign for at, sign in enumerate(text))


def _figure(call: Call) -> Rendering | None:
    source = picture_of(call) or call.first("src", "url", "path") or (call.words[0] if call.words else "")
    if not source:
        return None
    caption = call.first(*_CAPTIONS) or next(
        (word for word in call.words if word != source and " " in word), ""
    )
    title = call.first("title", "heading")
    if title and title != caption:
        caption = f"**{title}** {caption}" if caption else title
    if credit := call.first("attr", "credit", "attribution"):
        address = call.first("attrlink")
        caption = f"{caption} [{credit}]({address})" if address else f"{caption} {credit}"
    width = call.first("width")
    attributes = f"width={width}" if _WIDTH.fullmatch(width) else ""
    return Rendering(figure(source, call.first("alt"), caption, attributes), block=True)


def box(kind: str, title: str = "", classes: str = "") -> str:
    """The line that opens a box."""
    if not title and not classes:
        return f"::: {kind}"
    words = f' title="{quoted(title)}"' if title else ""
    return f"::: {{.{kind}{classes}{words}}}"


def quoted(text: str) -> str:
    """A text as it may stand between straight quotation marks."""
    return _flat(text).replace('"', "”")


def _box(call: Call) -> Rendering:
    kinds = [*(call.first(key) for key in ("type", "style", "kind", "level", "status", "color")), *call.words]
    kind = BOXES.get(call.name) or next(
        (BOXES[word.lower()] for word in kinds if word.lower() in BOXES), "note"
    )
    spare = [word for word in call.words if word.lower() not in BOXES and re.search(r"[^\W\d]", word)]
    title = call.first(*_TITLES) or (spare[0] if spare else "")
    if call.paired:
        return Rendering(box(kind, title), ":::", block=True)
    words = call.first(*_WORDS)
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
    """Content under a title: what folds, and what stands behind a tab."""
    title = call.first(*_TITLES, "name", "value") or " ".join(call.words)
    if not call.paired:
        words = "\n\n".join(filter(None, (f"**{title}**" if title else "", call.first(*_WORDS))))
        return Rendering(words, block=True, run=bool(words))
    return Rendering(f"**{_flat(title)}**" if title else "", block=True)


def _bare(call: Call) -> Rendering:
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
        address = _ADDRESSES.get(call.name, "").format(address)
    title = call.first(*_TITLES, "caption", "alt")
    if not address.startswith(("http://", "https://")):
        return Rendering(title, block=True, run=False)
    return Rendering(f"[{_flat(title)}]({address})" if title else f"<{address}>", block=True)


def _button(call: Call) -> Rendering | None:
    address = call.first("href", "url", "link", "relref", "src")
    title = call.first(*_TITLES, "text", "content") or " ".join(w for w in call.words if w != address)
    if call.paired:
        return (
            Rendering("[", f"]({address})")
            if address and call.name in ("button", "btn")
            else Rendering(block=True)
        )
    return Rendering(f"[{_flat(title)}]({address})") if title and address else None


def _listing(call: Call) -> Rendering | None:
    """A listing with a caption below it: its number, its file, and what it shows."""
    if not call.paired:
        return None
    number, file = call.first("number"), call.first("file-name", "filename", "file")
    caption = call.first("caption", "title")
    name = f"Listing {number}" if number else ""
    head = " ".join(
        filter(None, (name, f"(*{file}*)" if file and (name or caption) else file and f"*{file}*"))
    )
    words = ": ".join(filter(None, (head, _flat(caption))))
    identifier = call.first("id") or (f"listing-{number}" if re.fullmatch(r"[\w.-]+", number) else "")
    opening = f"::: {{.listing #{identifier}}}" if identifier else "::: listing"
    return Rendering(opening, f"{words}\n:::" if words else ":::", block=True)


def _silent(call: Call) -> Rendering:
    return Rendering()


def _page_break(call: Call) -> Rendering:
    return Rendering("{pagebreak}", block=True)


def _key(call: Call) -> Rendering | None:
    return Rendering(f"<kbd>{' '.join(call.words)}</kbd>") if call.words else None


def _unknown(call: Call) -> Rendering:
    """The words of a call that nobody knows."""
    if call.paired:
        title, caption = call.first(*_TITLES), call.first("caption", "description", "text", "content", "note")
        return Rendering(f"**{_flat(title)}**" if title else "", _flat(caption), block=True, run=False)
    keys = [key for key in call.named if key in (*_TITLES, *_WORDS) or _is_prose(key, call.named[key])]
    words = [call.named[key] for key in keys] + [word for word in call.words if _is_prose("", word)]
    return Rendering(" ".join(_flat(word) for word in words if word.strip()), run=False)


def _is_prose(key: str, value: str) -> bool:
    return not _SILENT.match(key) and len(re.findall(r"[^\W\d_]{2,}", value)) >= 4 and " " in value


_SHAPES: tuple[tuple[frozenset[str], Callable[[Call], Rendering | None]], ...] = (
    (NOTES, _note),
    (FIGURES, _figure),
    (frozenset({"listing"}), _listing),
    (frozenset(BOXES) | BOX_CALLS, _box),
    (CODES, _code),
    (DRAWINGS, _drawing),
    (FOLDED | TABS, _titled),
    (BARE, _bare),
    (FORMULAS, _formula),
    (FILMS, _film),
    (BUTTONS, _button),
    (ICONS, _silent),
    (BREAKS, _page_break),
    (frozenset({"kbd"}), _key),
)
