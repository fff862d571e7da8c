"""The names under which themes and plug-ins offer the same few things."""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


NOTES = listed("sidenote marginnote sn mn margin side footnote fn endnote annotation")
BOXES = {
    **dict.fromkeys(listed("note info information default primary secondary"), "note"),
    **dict.fromkeys(listed("tip hint success check idea"), "tip"),
    **dict.fromkeys(listed("aside question discussion exercise"), "aside"),
    **dict.fromkeys(listed("warning warn alert attention"), "warning"),
    **dict.fromkeys(listed("danger error caution critical failure fail bug"), "caution"),
    "important": "important",
}
BOX_CALLS = frozenset(BOXES) | listed("notice callout admonition alertbox box blurb notification message")
FIGURES = listed("figure fig img image picture photo marginfigure fullwidth maincolumn_img")
CODES = listed("highlight code-block codeblock sourcecode prism")
# Content under a title: what folds, what stands behind a tab, what has the name of a file.
TITLED = listed("details expand collapse spoiler accordion toggle fold tab tabitem tab-item codetab code")
# What only arranges its content.
BARE = listed(
    """tabs tabpane tabset codegroup code-group code-tabs columns column row grid cards stepper step steps div
    section center rawhtml html"""
)
FORMULAS = listed("katex mathjax math tex latex")
DRAWINGS = listed("mermaid plantuml dot graphviz diagram")
FILMS = listed("youtube youtubeplayer vimeo video embed audio asciinema gist tweet x instagram peertube")
BUTTONS = listed("button btn")
CARDS = listed("link card linkcard link-card content-ref file")
ICONS = listed("icon fa fas fab emoji octicon iconify bi")
PAGE_BREAKS = listed("pagebreak newpage page-break")

# What arguments are called: where a picture is, and what is said.
SOURCES = ("src", "url", "path", "image", "image_path", "img", "file", "filename", "source", "link", "href")
CAPTIONS = ("caption", "description", "desc", "note", "text", "content")
TITLES = ("title", "heading", "header", "label", "summary")
WORDS = (*CAPTIONS, "message", "body", "quote", "subtitle", "alt")

ADDRESSES = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "asciinema": "https://asciinema.org/a/{}",
}
