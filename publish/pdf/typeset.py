"""The typesetter, the only door to WeasyPrint: a unit goes in, its pages and what was said of them come out.

Nothing is read but the unit's own pictures and fonts, and no path of this machine reaches the PDF, so that
the same unit gives the same bytes everywhere.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import quote, unquote, urlsplit

from PIL import ImageFile

from publish.pdf import layout, measured, overflow, plates, turns
from publish.pdf.pango import NO_PANGO
from publish.pdf.unit import BASE, Anchor, Kind, Message, Picture, Sheet, Typeset, Unit
from publish.problems import BeyondReason, MissingTool
from publish.themes import FontFace

try:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.text.line_break import Layout, line_size
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    from publish.pdf import foundry, margins
    from publish.pdf.paragraphs import setting
except OSError as error:  # cffi says so when a shared library is not there
    raise MissingTool(NO_PANGO) from error

ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint takes half a picture for a whole one, for all of us

T = TypeVar("T")
STACK = 512 << 20  # virtual memory; a list in a list in a list needs a frame for each box
NOT_A_NUMBER = "cannot convert float NaN"  # what infinite lengths come to
DEPTH = 20_000
DOTS_PER_INCH = 300
VARIANT = "pdf/a-2a"
FONT = ("font_family", "font_size", "font_style", "font_weight", "font_stretch")
SPARED: dict[Kind, Callable[[], AbstractContextManager[None]]] = {
    Kind.DIVISION: margins.empty_margins,
    Kind.FURNITURE: margins.one_pass,
    Kind.OTHER: nullcontext,
}


class _BookFetcher(URLFetcher):  # type: ignore[misc]
    """Hands out what belongs to the unit and notes what does not."""

    def __init__(self, pictures: Mapping[str, Picture]) -> None:
        super().__init__(allowed_protocols={"https", "data"}, allow_redirects=False)
        self.pictures = pictures
        self.missing: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
        """The file behind an address of the book; ValueError, which WeasyPrint reports, for any other."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        parts = urlsplit(url)
        name = unquote(parts.path).lstrip("/")
        if f"{parts.scheme}://{parts.netloc}/" != BASE or name not in self.pictures:
            shown = name if url.startswith(BASE) else url
            self.missing.append(shown)
            raise ValueError(f"not in the book: {shown}")
        picture = self.pictures[name]
        return URLFetcherResponse(url, picture.data, {"Content-Type": picture.media_type})


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What WeasyPrint says meanwhile, each sentence once."""
    sentences: dict[str, None] = {}

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            sentences.setdefault(record.getMessage())

    heard: list[str] = []
    ear, logger = Ear(logging.WARNING), logging.getLogger("weasyprint")
    logger.addHandler(ear)
    try:
        yield heard
    finally:
        logger.removeHandler(ear)
        heard.extend(sentences)


@contextmanager
def _no_collection() -> Iterator[None]:
    """No garbage collection: it would walk the growing tree of boxes again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _font_face(number: int, face: FontFace) -> str:
    # A variable font gets no weight: WeasyPrint refuses the range, and varies the weight without it.
    weight = "" if " " in face.weight else f"font-weight: {face.weight};"
    source = f"{BASE}fonts/{number}-{quote(face.path.name)}"
    name = f'font-family: "{face.family}"; font-style: {face.style}; {weight}'
    return f'@font-face {{ {name} src: url("{source}") }}'


def _font_configuration(fonts: tuple[FontFace, ...]) -> Any:
    """The theme's fonts, read once for a process: a forked one cannot use its parent's Pango threads."""
    return _fonts_of_process(os.getpid(), fonts)


@lru_cache(maxsize=4)
def _fonts_of_process(_process: int, fonts: tuple[FontFace, ...]) -> Any:
    configuration = FontConfiguration()
    files, rules = {}, []
    for number, face in enumerate(fonts):
        files[f"fonts/{number}-{face.path.name}"] = Picture(face.path.read_bytes(), "font/ttf")
        rules.append(_font_face(number, face))
    CSS(string="\n".join(rules), base_url=BASE, font_config=configuration, url_fetcher=_BookFetcher(files))
    return configuration


def _style(sheet: Sheet, fonts: tuple[FontFace, ...]) -> tuple[Any, tuple[str, ...]]:
    """A style sheet read once for a process, and what is wrong with it."""
    return _style_of_process(os.getpid(), sheet, fonts)


@lru_cache(maxsize=64)
def _style_of_process(
    _process: int, sheet: Sheet, fonts: tuple[FontFace, ...]
) -> tuple[Any, tuple[str, ...]]:
    with _heard() as sentences:
        style = CSS(
            string=sheet.text,
            base_url=BASE,
            font_config=_font_configuration(fonts),
            url_fetcher=_BookFetcher({}),
        )
    return style, tuple(sentences)


def read_sheets(sheets: Sequence[Sheet], fonts: tuple[FontFace, ...]) -> list[Message]:
    """What is wrong with the style sheets, each sentence with its sheet."""
    with _heard() as sentences:
        _font_configuration(fonts)
    messages = [Message(text) for text in sentences]
    for sheet in sheets:
        messages += [Message(text, sheet.name) for text in _style(sheet, fonts)[1]]
    return messages


def typeset(unit: Unit) -> Typeset:
    """The unit's pages."""
    return proof(unit).drawn()


@dataclass(frozen=True)
class Proof:
    """Pages that are laid out and not drawn, with all that is known of them: enough to say what to mend."""

    unit: Unit
    document: Any
    known: Typeset

    def drawn(self) -> Typeset:
        """The pages, with what was said and which letters were used while they were drawn."""
        return _with_deep_stack(self.unit, self._drawn)

    def _drawn(self) -> Typeset:
        known, variant = self.known, _variant(self.unit)
        requests = foundry.requests(self.unit.fonts) if self.unit.to_join else nullcontext()
        with _at_work(self.unit) as sentences, requests, foundry.stopped_clock():
            pdf = self.document.write_pdf(
                finisher=lambda _, file: turns.draw(known.turns, file),
                uncompressed_pdf=self.unit.to_join,  # it is read again before it is packed
                **variant,
            )
        said = (*known.messages, *(Message(text) for text in sentences))
        fonts = _characters(self.document.fonts.values())
        return replace(known, pdf=pdf, fonts=fonts, messages=tuple(dict.fromkeys(said)))


def proof(unit: Unit) -> Proof:
    """The unit, laid out."""
    return _with_deep_stack(unit, lambda: _laid_out(unit))


def _with_deep_stack(unit: Unit, work: Callable[[], T]) -> T:
    """Do something with a unit in a thread with the stack that deep nesting needs."""
    limit, stack = sys.getrecursionlimit(), threading.stack_size(STACK)
    sys.setrecursionlimit(max(limit, DEPTH))
    try:
        done: Future[T] = Future()
        # Nobody waits for it where the program is stopped meanwhile.
        threading.Thread(target=_do, args=(work, done), daemon=True).start()
        return done.result()
    except Exception as fault:
        if isinstance(fault, ArithmeticError) or NOT_A_NUMBER in str(fault):
            raise BeyondReason(unit.name) from fault
        fault.add_note(f"while setting the pages of {unit.name}")
        raise
    finally:
        sys.setrecursionlimit(limit)
        threading.stack_size(stack)


def _do(work: Callable[[], T], done: Future[T]) -> None:
    try:
        done.set_result(work())
    except BaseException as fault:  # noqa: BLE001 - it is raised again where the result is awaited
        done.set_exception(fault)


def _variant(unit: Unit) -> dict[str, Any]:
    return {"pdf_variant": VARIANT} if unit.tagged else {}


@contextmanager
def _at_work(unit: Unit) -> Iterator[list[str]]:
    """WeasyPrint as the unit wants it, and what it says meanwhile."""
    chosen = setting.chosen_lines() if unit.total_fit else nullcontext()
    spared = SPARED[unit.kind]()
    with _heard() as sentences, _no_collection(), chosen, spared:
        yield sentences


def _laid_out(unit: Unit) -> Proof:
    fetcher = _BookFetcher(unit.pictures)
    fonts = _font_configuration(unit.fonts)
    styles = [_style(sheet, unit.fonts)[0] for sheet in unit.sheets]
    with _at_work(unit) as sentences:
        html = HTML(string=unit.html, base_url=BASE, url_fetcher=fetcher)
        document = html.render(font_config=fonts, stylesheets=styles, dpi=DOTS_PER_INCH, **_variant(unit))
    known = Typeset(
        pdf=b"",
        pages=len(document.pages),
        height=document.pages[0].height,
        anchors=_anchors(document.pages),
        messages=tuple(Message(text) for text in sentences),
        missing=tuple(dict.fromkeys(fetcher.missing)),
        fonts={},
        starts=layout.starts(document.pages),
        picturings=layout.picturings(document.pages),
        lines=measured.lines(document.pages, _space),
        turns=turns.turns(document.pages),
        spills=overflow.spills(document.pages),
        grids=overflow.grids(document.pages),
        lying=layout.lying(document.pages),
        plates=plates.plates(document.pages),
    )
    return Proof(unit, document, known)


def _space(style: Any) -> float:
    """The natural width of a word space in pixels, measured once for a style."""
    known: dict[str, float] = style.cache.setdefault("space", {})
    key = str([style[name] for name in FONT])
    if key not in known:
        plain = style.copy()
        plain["letter_spacing"], plain["word_spacing"] = "normal", 0
        layout = Layout(plain)
        layout.set_text(" ")
        known[key] = line_size(layout.get_first_line()[0], plain)[0] or 1.0
    return known[key]


def _anchors(pages: Sequence[Any]) -> dict[str, Anchor]:
    """The box of every id, where it first stands."""
    anchors: dict[str, Anchor] = {}
    for number, page in enumerate(pages):
        for name, box in page.anchors.items():
            anchors.setdefault(name, Anchor(number, *box))
    return anchors


def _characters(fonts: Iterator[Any]) -> dict[str, str]:
    """The characters drawn in each family, sorted; those that no font has are in the messages."""
    drawn: dict[str, set[str]] = {}
    for font in fonts:
        known = (text for glyph, text in font.to_unicode.items() if glyph not in font.missing.values())
        drawn.setdefault(font.family, set()).update(*known)
    return {family: "".join(sorted(letters)) for family, letters in sorted(drawn.items())}
