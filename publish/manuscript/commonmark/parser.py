"""Puts markdown-it together: its own rules, and those for the marks that CommonMark does not know."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin

from publish.manuscript.commonmark import (
    arrangement,
    code,
    containers,
    emphasis,
    inline,
    leaves,
    paragraphs,
    raw_html,
    tables,
)
from publish.manuscript.commonmark.writing import Writer
from publish.problems import Rule

Report = Callable[[Rule, int, str, str], None]

# What the blocks may interrupt.
_ANYTHING = ["paragraph", "reference", "blockquote", "list"]
_TEXT = ["paragraph", "reference", "blockquote"]


def to_html(text: str, report: Report) -> str:
    """The HTML of a chapter; problems are reported by the line within the chapter, counted from 1."""
    reported: set[tuple[str, int, str]] = set()

    def once(rule: Rule, line: int, message: str, hint: str = "") -> None:
        if (rule.code, line, message) not in reported:
            reported.add((rule.code, line, message))
            report(rule, line + 1, message, hint)

    return str(_parser().render(text, {"report": once}))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 100}, renderer_cls=Writer)
    # Addresses stay as they are written; the book's own links are resolved later.
    for name, keep in (("normalizeLink", str), ("normalizeLinkText", str), ("validateLink", _accept)):
        setattr(parser, name, keep)
    _add_blocks(parser)
    _add_marks(parser)
    core = parser.core.ruler
    core.after("block", "block attributes", arrangement.assign_to_blocks)
    core.after("inline", "mark attributes", arrangement.assign_to_marks)
    # The writer wants to know which characters had a backslash.
    core.disable("text_join")
    core.push("notes last", arrangement.notes_last)
    return parser


def _accept(url: str) -> bool:  # noqa: ARG001 - what no book may link to is found on the finished tree
    return True


def _add_blocks(parser: MarkdownIt) -> None:
    """The most urgent first; those that stand in for markdown-it's own keep their places."""
    ruler = parser.block.ruler
    parser.use(deflist_plugin)
    plain = {rule.__name__: rule for rule in ruler.getRules("")}
    ruler.disable("lheading")
    for name, rule, interrupted in (
        ("deflist", containers.definition_list(plain["deflist"]), _TEXT),
        ("list", containers.shallow(plain["list_block"]), _TEXT),
        ("blockquote", containers.shallow(plain["blockquote"]), _ANYTHING),
        ("fence", code.fence, _ANYTHING),
        ("code", code.indented, []),
        ("html_block", raw_html.block, _TEXT),
        ("paragraph", paragraphs.paragraph, []),
    ):
        ruler.at(name, rule, {"alt": interrupted})
    ruler.at("table", tables.table, {"alt": ["paragraph", "reference"]})
    ruler.enable("table")
    ruler.disable("hr")
    for name, rule, interrupted in (
        ("rule", leaves.rule, _ANYTHING),
        ("division", containers.shallow(containers.division), _ANYTHING),
        ("admonition", containers.shallow(containers.admonition), _TEXT),
        ("attribute line", arrangement.attribute_line, _TEXT),
        ("page break", leaves.page_break, _TEXT),
        ("formula", leaves.formula, []),
        ("note", containers.shallow(containers.note), _TEXT),
        ("line block", leaves.line_block, []),
        ("drawn table", tables.drawn, []),
    ):
        ruler.before("reference" if name == "note" else "code", name, rule, {"alt": interrupted})


def _add_marks(parser: MarkdownIt) -> None:
    """Code comes first, then what protects text from the rest, then links, then emphasis."""
    ruler = parser.inline.ruler
    ruler.at("emphasis", emphasis.tokenize)
    ruler.at("html_inline", raw_html.tag)
    for name, rule in (("formula", inline.formula), ("citation", inline.citation)):
        ruler.before("escape", name, rule)
    for name, rule in (
        ("address", inline.address),
        ("mail", inline.mail),
        ("attribute list", inline.attribute_list),
        ("pair", inline.pair),
        ("small", inline.small),
        ("note call", inline.note_call),
        ("inline note", inline.inline_note),
        ("span", inline.span),
    ):
        ruler.before("link", name, rule)
