"""Chunks of code that R Markdown, bookdown and Quarto run: shown, hidden, or the figure that they place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from publish.manuscript.expansion import chunk_options
from publish.manuscript.expansion.call_names import BOXES, listed
from publish.manuscript.expansion.calls import box, figure, quoted
from publish.manuscript.expansion.chunk_options import Options
from publish.manuscript.expansion.desk import Desk
from publish.manuscript.expansion.files import Shelf
from publish.manuscript.expansion.page import Edit, Page
from publish.manuscript.expansion.placing import margin
from publish.manuscript.expansion.regions import Kind, Region, Regions, between_fences

_HEAD = re.compile(
    r"(?P<mark>`{3,}|~{3,})[ \t]*\{(?P<engine>[A-Za-z][\w-]*)(?P<options>(?:[ \t,][^\n]*)?)\}[ \t]*\n?"
)
_INLINE = re.compile(r"`+[ \t]*(?:r|\{[A-Za-z]\w*\})[ \t](?P<code>[^\n]*[^`\n])`+")
_LITERAL = re.compile(r"""\s*(?:"(?P<double>[^"\\]*)"|'(?P<single>[^'\\]*)'|(?P<number>-?[\d.]+))\s*""")
_ARGUMENTS = r"(?:[^\ni]|i(?!nclude_graphics\())*"
_GRAPHICS = re.compile(rf"include_graphics\((?P<arguments>{_ARGUMENTS}(?:\n[^\n)]*){{0,20}}?)\)")
_STRING = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'")
_JOINED = re.compile(r"(?:here::here|here|file\.path)\((?P<parts>[^()]*)\)")
_PICTURE = re.compile(r".+\.(?:png|jpe?g|gif|svg|webp|pdf)", re.IGNORECASE)
_REFERENCE = re.compile(r"\(ref:(?P<label>[\w/-]+)\)")
_DEFINITION = re.compile(
    r"^\(ref:(?P<label>[\w/-]+)\)[ \t]*(?P<text>[^\n]+(?:\n(?!\(ref:)[^\n]*\S[^\n]*)*)", re.MULTILINE
)
_PROSE = frozenset({"block", "block2", "asis"})
_STATEMENTS = listed(
    """theorem lemma corollary proposition conjecture hypothesis definition example exercise proof remark
    solution"""
)


def expand(page: Page, desk: Desk) -> Page:
    """The page with its chunks as listings and figures, and its texts where they are referred to."""
    regions = Regions(page.text)
    texts = {match["label"]: match["text"] for match in _DEFINITION.finditer(page.text)}
    chunks = _Chunks(page, desk, texts)
    return page.edited([*chunks.edits(regions), *_references(page.text, regions, texts, desk.shelf)])


def _references(text: str, regions: Regions, texts: Mapping[str, str], shelf: Shelf) -> Iterator[Edit]:
    """`(ref:label)` becomes its text; where the text is defined it goes, unless nothing refers to it."""
    counts = Counter(_REFERENCE.findall(text))
    definitions = {match.start(): match for match in _DEFINITION.finditer(text)}
    for match in _REFERENCE.finditer(text):
        defined = definitions.get(match.start())
        if regions.is_in(match.start()) or match["label"] not in texts:
            continue
        if defined is None and shelf.spend(texts[match["label"]]):
            yield Edit(*match.span(), texts[match["label"]])
        elif defined is None:
            continue
        elif counts[match["label"]] > 1:
            yield Edit(*defined.span())
        else:
            yield Edit(match.start(), defined.start("text"))


class _Chunks:
    """Turns the chunks of one page into edits."""

    def __init__(self, page: Page, desk: Desk, texts: Mapping[str, str]) -> None:
        self.page, self.desk, self.texts = page, desk, texts

    def edits(self, regions: Regions) -> Iterator[Edit]:
        """The edits for all chunks and for code among words."""
        for region in regions.all:
            if region.kind is Kind.FENCE:
                head = _HEAD.match(self.page.text, region.start, region.end)
                if head is not None:
                    yield from self._chunk(head, region)
            elif region.kind is Kind.INLINE:
                match = _INLINE.fullmatch(self.page.text, region.start, region.end)
                if match is not None:
                    yield self._value(match)

    def _value(self, match: re.Match[str]) -> Edit:
        """A plain value is known; what has to be computed is not."""
        literal = _LITERAL.fullmatch(match["code"])
        if literal is None:
            self.desk.leave(self.page, match.start(), "`r`")
            return Edit(*match.span())
        return Edit(*match.span(), next(part for part in literal.groups() if part is not None))

    def _chunk(self, head: re.Match[str], region: Region) -> Iterator[Edit]:
        text, (start, end) = self.page.text, between_fences(self.page.text, region)
        inset, engine = margin(text, region.start), head["engine"].lower()
        lines = [line.removeprefix(inset) for line in text[start:end].split("\n")]
        options, taken = chunk_options.read(head["options"], lines)
        code = "\n".join(lines[taken:])
        if engine in _PROSE or engine in _STATEMENTS:
            opening = self._prose(engine, options)
            yield Edit(region.start, start, f"{opening}\n\n" if opening else "\n")
            yield Edit(end, region.end, "\n\n:::" if opening else "\n")
            return
        if not options.is_off("eval"):
            self._report(engine, options, code, region)
        block = self._figures(options, code)
        if block or options.is_off("echo") or options.is_off("include") or not code.strip():
            yield Edit(region.start, region.end, f"\n{inset}".join(block.split("\n")))
        else:
            yield from self._listing(engine, options, (region, start, taken))

    def _report(self, engine: str, options: Options, code: str, region: Region) -> None:
        if code.strip() and not _GRAPHICS.search(code) and not options.is_off("include"):
            self.desk.leave(self.page, region.start, f"```{{{engine}}}")

    def _prose(self, engine: str, options: Options) -> str:
        """Chunks that hold words: boxes, and statements with their names."""
        if engine == "asis":
            return ""
        if engine in _STATEMENTS:
            name = options.text("name")
            identifier = f" #{engine}-{options.label}" if re.fullmatch(r"[\w-]+", options.label) else ""
            words = f"{engine.capitalize()} ({name})." if name else f"{engine.capitalize()}."
            return f"::: {{.{engine}{identifier}}}\n\n**{words}**"
        kind = options.text("type").removeprefix("rmd").lower()
        return box(BOXES.get(kind, "note"), options.text("title", "latex-options"))

    def _text(self, words: str) -> str:
        def text(match: re.Match[str]) -> str:
            known = self.texts.get(match["label"])
            return match[0] if known is None or not self.desk.shelf.spend(known) else known

        return _REFERENCE.sub(text, words)

    def _figures(self, options: Options, code: str) -> str:
        """The pictures that are shown, and the caption of a figure that only a run would draw."""
        pictures = list(_pictures(code))
        captions = [self._text(words) for words in options.texts("fig-cap")]
        if not pictures:
            hidden = options.is_off("echo") or options.is_off("include")
            return "\n\n".join(captions) if hidden else ""
        alt = options.text("fig-alt")
        width = options.text("out-width")
        attributes = [f"#{options.figure_id}"] if options.figure_id else []
        attributes += [f"width={width}"] if re.fullmatch(r"\d+(?:\.\d+)?(?:%|px|in|cm)", width) else []
        shown = [
            figure(source, alt, caption, " ".join(attributes) if number == 0 else "")
            for number, (source, caption) in enumerate(
                zip(pictures, [*captions, *[""] * len(pictures)], strict=False)
            )
        ]
        return "\n\n".join(shown)

    def _listing(self, engine: str, options: Options, place: tuple[Region, int, int]) -> Iterator[Edit]:
        """The code as it stands, less the lines of options, and the words of the captions below it."""
        region, start, taken = place
        text = self.page.text
        title = options.text("lst-cap", "filename")
        words = f' title="{quoted(title)}"' if title else ""
        mark = re.match(r"[`~]+", text[region.start :])
        yield Edit(region.start, start - 1, f"{mark[0] if mark else '```'}{engine}{words}")
        options_end = start
        for _ in range(taken):
            options_end = text.index("\n", options_end) + 1
        yield Edit(start, options_end)
        caption = " ".join(
            self._text(words) for key in ("fig-cap", "tbl-cap") for words in options.texts(key)
        )
        if caption:
            inset = margin(text, region.start)
            yield Edit(region.end, region.end, f"\n{inset}\n{inset}{caption}")


def _pictures(code: str) -> Iterator[str]:
    """The files that a chunk shows, where they are written out."""
    for call in _GRAPHICS.finditer(code):
        written = _JOINED.sub(lambda match: f'"{"/".join(_strings(match["parts"]))}"', call["arguments"])
        yield from (name for name in _strings(written) if _PICTURE.fullmatch(name))


def _strings(text: str) -> list[str]:
    return [first or second for first, second in _STRING.findall(text)]
