"""Templates in a text: Liquid (Jekyll), Nunjucks (HonKit, GitBook), Jinja (Manubot).

Nothing is run. What is known is put in, what is meant for another edition goes, calls become what they
say (see `calls`), and of what is not known the words stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publish.manuscript.expansion import inclusion
from publish.manuscript.expansion.branches import branches, holds_words
from publish.manuscript.expansion.call_names import listed
from publish.manuscript.expansion.calls import Call
from publish.manuscript.expansion.desk import Desk
from publish.manuscript.expansion.files import Unavailable
from publish.manuscript.expansion.page import Edit, Page
from publish.manuscript.expansion.placing import space_after, space_before
from publish.manuscript.expansion.regions import CODE, Kind, Regions
from publish.manuscript.expansion.shapes import render
from publish.manuscript.expansion.tagged import located, replace_tags
from publish.manuscript.expansion.tokens import Node, Token, arguments, nest
from publish.manuscript.expansion.values import evaluate

# No tag holds the opening of another one, so that one that is never closed is soon given up.
TAG = re.compile(
    r"\{%(?P<before>-?)\s*+(?P<name>[A-Za-z_]\w*(?:-\w+)*)(?P<rest>(?:[^{%]|%(?!\})|\{(?!%)){0,4000})%\}"
    r"|(?P<output>\{\{-?(?P<words>\s*+(?:\"[^\"\n]*\"|'[^'\n]*')[^{}\n]*+|[^{}]{0,400}+)\}\})"
    r"|(?P<remark>\{\#(?=[\s#])(?:[^#{]|\#(?!\})|\{(?!\#)){0,20000}\#\})"
)
# Signs before two braces by which a formula is known.
_FORMULA = re.compile(r"(?:[_^]|\\[A-Za-z]+\S*)\Z")
# What none of these languages can mean: the actions of Go's templates, which a text may tell about.
_SHOWN = re.compile(r"[.$]|(?:range|with|define|template|block|end|else|if)\b(?!\.)|\Z")
# What is put even into listings: what HonKit knows of the book. Others show how a template is written.
_IN_CODE = re.compile(r"(?:book|gitbook|output|file)\.|[\"']")
_EMPTY_HTML = re.compile(r"(?:\s*<(?!img\b|svg\b|video\b|hr\b|br\b)[^<>]*>)+\s*", re.IGNORECASE)
_MANUBOT = re.compile(r"\{[{%][^{}\n]{0,400}\bmanubot\b")
CHOICES = frozenset({"if", "unless", "for", "case", "ifdef"})
RAW = frozenset({"raw", "verbatim"})
HIDDEN = frozenset({"comment", "macro", "schema"})
SILENT = listed("set assign increment decrement cycle break continue liquid do extends import from toc")
OUTPUT, REMARK = "{{", "{#"
DEEPEST = 8
# What a book's edition is, in the words of each tool.
KNOWN = {"output.name": "ebook", "site.baseurl": "", "site.url": "", "jekyll.environment": "production"}


def expand(page: Page, desk: Desk) -> Page:
    """The page without its template tags."""
    return _expand(page, desk, dict(KNOWN) | dict(desk.context.variables), 0)


def expand_liquid(page: Page, desk: Desk) -> Page:
    """The page without its template tags; in Liquid `{#` opens no remark but an id or a formula."""
    return _expand(page, desk, dict(KNOWN) | dict(desk.context.variables), 0, remarks=False)


def expand_manubot(page: Page, desk: Desk) -> Page:
    """The page without its template tags where it is one of Manubot's, which speak of `manubot`."""
    return expand(page, desk) if _MANUBOT.search(page.text) else page


def _expand(page: Page, desk: Desk, variables: dict[str, str], depth: int, *, remarks: bool = True) -> Page:
    regions = Regions(page.text)
    tokens = [token for token in _Reader(page.text, regions).tokens() if remarks or token.name != REMARK]
    return page.edited(_Template(page, desk, regions, variables, depth).edits(nest(tokens)))


@dataclass(frozen=True)
class _Reader:
    """Finds the tags of a template; raw stretches, comments and code have few or none."""

    text: str
    regions: Regions

    def tokens(self) -> list[Token]:
        """The tags in order."""
        found: list[Token] = []
        raw = ""
        for match in TAG.finditer(self.text):
            name = match["name"] or ""
            if raw and name != f"end{raw}":
                continue
            token = self._token(match, found[-1].end if found else 0)
            if name in RAW or raw or self._is_read(match):
                raw = name if name in RAW else ""
                found.append(token)
        return found

    def _is_read(self, match: re.Match[str]) -> bool:
        region = self.regions.at(match.start())
        if match["output"]:
            return _FORMULA.search(self.text, max(0, match.start() - 40), match.start()) is None and not (
                region and region.kind is Kind.COMMENT
            )
        if region is None:
            return True
        # A browser sees no comments, but the tool that reads them as a template does.
        is_choice = (match["name"] or "").removeprefix("end") in {*CHOICES, "else", "elif", "elsif"}
        return region.kind is Kind.COMMENT and is_choice

    def _token(self, match: re.Match[str], after: int) -> Token:
        start, end = match.span()
        rest = (match["rest"] or match["words"] or "").strip()
        if match["before"]:
            start = max(after, space_before(self.text, start))
        if match["name"] and rest.endswith("-"):
            end = space_after(self.text, end)
        rest = rest.removesuffix("-").rstrip()
        if match["output"]:
            return Token(OUTPUT, rest, start, end)
        if match["remark"]:
            return Token(REMARK, "", start, end)
        name = match["name"]
        return Token(name, rest, start, end, name[3:] if name.startswith("end") else "")


@dataclass
class _Template:
    """Turns the tags of one page into edits."""

    page: Page
    desk: Desk
    regions: Regions
    variables: dict[str, str]
    depth: int

    def edits(self, nodes: list[Node]) -> Iterator[Edit]:
        """The edits for some tags and all that is inside them."""
        for node in nodes:
            name = node.token.name
            if name == OUTPUT:
                yield from self._output(node.token)
            elif node.closing is None and (name == REMARK or node.token.closes or name in SILENT):
                self._remember(node.token)
                yield Edit(*node.token.span)
            elif name in HIDDEN:
                yield Edit(node.token.start, node.end)
            elif node.closing is not None and name in CHOICES:
                yield from self._choice(node)
            else:
                yield from self._call(node)

    def _output(self, token: Token) -> Iterator[Edit]:
        value = evaluate(token.rest, self.variables)
        in_code = self.regions.is_in(token.start, CODE)
        if (value is None and _SHOWN.match(token.rest)) or (in_code and not _IN_CODE.match(token.rest)):
            return
        if value is not None and self.desk.shelf.spend(value):
            yield Edit(*token.span, "" if _EMPTY_HTML.fullmatch(value) else value)
        elif not in_code and "\\" not in token.rest:
            self.desk.leave(self.page, token.start, f"{{{{ {' '.join(token.rest.split())} }}}}")
            yield Edit(*token.span)

    def _remember(self, token: Token) -> None:
        """`assign name = "value"` and `set name = "value"`."""
        name, sign, value = token.rest.partition("=")
        known = evaluate(value, self.variables) if sign and token.name in ("assign", "set") else None
        if known is not None:
            self.variables[name.strip()] = known

    def _choice(self, node: Node) -> Iterator[Edit]:
        """Of the branches of an `if` those that hold, and of the unknown ones those that say something."""
        position = node.token.start
        for branch in branches(node, self.variables):
            unknown = branch.holds is None
            kept = (
                holds_words(self.page.text[branch.start : branch.end], self._is_known)
                if unknown
                else branch.holds
            )
            if unknown:
                words = f"{branch.tag.name} {branch.tag.rest}".strip()
                self.desk.leave(self.page, branch.tag.start, f"{{% {words} %}}")
            if kept:
                yield Edit(position, branch.start)
                yield from self.edits(branch.inside)
                position = branch.end
        yield Edit(position, node.end)

    def _is_known(self, expression: str) -> bool:
        return evaluate(expression, self.variables) is not None

    def _call(self, node: Node) -> Iterator[Edit]:
        token = node.token
        if token.name in RAW and node.closing:
            yield from (Edit(*token.span), Edit(*node.closing.span))
            return
        included = inclusion.take(token, self.desk, self.variables) if node.closing is None else None
        if isinstance(included, str) and self.depth > DEEPEST:
            included = Unavailable(f"'{token.rest}' takes itself in")
        if isinstance(included, Unavailable):
            self.desk.missing(self.page, token.start, included)
            yield Edit(*token.span)
        elif included is not None:
            yield Edit(*token.span, self._expanded(included, token))
        else:
            yield from self._rendered(node)

    def _expanded(self, text: str, token: Token) -> str:
        """What is taken in is a template too; it stands where its tag stands."""
        named, _ = arguments(token.rest, lambda name: evaluate(name, self.variables))
        page = Page(text, (self.page.line(token.start),) * (text.count("\n") + 1))
        own = {f"include.{key}": value for key, value in named.items()}
        return _expand(page, self.desk, self.variables | own, self.depth + 1).text

    def _rendered(self, node: Node) -> Iterator[Edit]:
        token = node.token
        named, words = arguments(token.rest, lambda name: evaluate(name, self.variables))
        name = token.name
        if name.startswith("include"):
            name, words = inclusion.template_name(words), words[1:]
        call = Call(name.lower(), named, words, paired=node.closing is not None)
        rendering = render(located(call, self.desk))
        if not rendering.run:
            tag = token.name if name == token.name else f"{token.name} {name}"
            self.desk.leave(self.page, token.start, f"{{% {tag} %}}")
        yield from replace_tags(
            self.page.text, token.span, node.closing.span if node.closing else None, rendering
        )
        if not rendering.verbatim:
            yield from self.edits(node.inside)
