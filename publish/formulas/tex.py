r"""The TeX of a formula as it stands in a manuscript: without delimiters, label and tag, made plain.

What the converter of `mathml` does not know is told in what it does: `aligned`, `gather`, `\text{if $x$}`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from publish.formulas.groups import group, groups

DELIMITERS = (("$$", "$$"), (r"\[", r"\]"), (r"\(", r"\)"), ("$", "$"))
_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*\n?")
_LABEL = re.compile(r"\\label\s*\{([^{}]*)\}|\(\\#(eq:[\w:./-]+)\)")
_SILENT = re.compile(r"\\(?:nonumber|notag)(?![A-Za-z])")
_BEGIN = re.compile(r"\\(begin|end)\s*\{([A-Za-z]+)\*?\}")
_COLUMNS = re.compile(r"(\\begin\{alignedat\*?\}|\\begin\{alignat\*?\})\s*\{\d*\}")
# Environments by what they are told in; nothing at all for those that only say "a formula".
_TOLD = {
    **dict.fromkeys(("equation", "displaymath", "math"), ""),
    **dict.fromkeys(("align", "aligned", "alignat", "alignedat", "flalign", "eqnarray"), "align*"),
    **dict.fromkeys(("gather", "gathered", "multline"), "matrix"),
}
_WORDS = re.compile(r"\\(?:text|textrm|textup|textnormal|mbox|hbox)\s*(?=\{)")
_OPERATOR = re.compile(r"\\operatorname(\*?)\s*(?=\{)")
_UPRIGHT = re.compile(r"\\mathrm\{")
_PLAIN_NAME = re.compile(r"[A-Za-z\s]+")


@dataclass(frozen=True)
class Source:
    """A formula as its author wrote it: bare TeX, the label that links name, and a number of its own."""

    tex: str
    label: str = ""
    tag: str = ""


def read(text: str) -> Source:
    """The formula between its delimiters."""
    tex = text.strip()
    for opening, closing in DELIMITERS:
        if tex.startswith(opening) and tex.endswith(closing) and len(tex) >= len(opening + closing):
            tex = tex[len(opening) : len(tex) - len(closing)]
            break
    tex = _COMMENT.sub(r"\1", tex)
    labels = [found[1] or found[2] for found in _LABEL.finditer(tex)]
    tex, tag = _without_tag(_SILENT.sub("", _LABEL.sub("", tex)))
    return Source(tex.strip(), labels[0].strip() if labels else "", tag)


def _without_tag(tex: str) -> tuple[str, str]:
    """The number that a formula is given by hand."""
    at = re.search(r"\\tag\*?\s*(?=\{)", tex)
    found = group(tex, at.end()) if at else None
    if at is None or found is None:
        return tex, ""
    return tex[: at.start()] + tex[found.end :], found.inside.replace("$", "").strip()


def plain(tex: str) -> str:
    """TeX in the words that the converter knows."""
    tex = _COLUMNS.sub(r"\1", tex)
    tex = _BEGIN.sub(_told, tex)
    tex = groups(tex, _WORDS, _words)
    tex = groups(tex, _OPERATOR, _operator)
    tex = _UPRIGHT.sub(r"\\mathrm {", tex)  # else the converter takes a single letter for a slanted one
    return _aligned(tex.strip())


def _told(match: re.Match[str]) -> str:
    name = _TOLD.get(match[2])
    if name is None:
        return match[0]
    return f"\\{match[1]}{{{name}}}" if name else " "


def _words(_match: re.Match[str], inside: str) -> str:
    """Formulas within words stand beside them."""
    parts = re.split(r"(?<!\\)\$", inside)
    if len(parts) == 1 or not len(parts) % 2:
        return f"\\text{{{_unbraced(inside)}}}"
    shown = [p if n % 2 else f"\\text{{{_unbraced(p)}}}" for n, p in enumerate(parts) if p]
    return f"{{{' '.join(shown)}}}"


def _unbraced(words: str) -> str:
    """Words to which braces and spaces that do not break mean nothing."""
    return re.sub(r"[{}]", "", words.replace("~", " ").replace("\\ ", " ").replace("\\$", "$"))


def _operator(match: re.Match[str], inside: str) -> str:
    """The name of an operator that is more than letters is set as upright letters."""
    inside = re.sub(r"\\[,;:! ]|~", " ", inside)
    inside = re.sub(r"\\(?:mathrm|text|rm)\b\s*", "", inside).replace("{", "").replace("}", "")
    if _PLAIN_NAME.fullmatch(inside):
        return f"\\operatorname{match[1]}{{{inside.strip()}}}"
    return f"\\mathrm{{{inside}}}"


def _aligned(tex: str) -> str:
    """Rows and columns without an environment around them are aligned ones."""
    depth = 0
    for found in re.finditer(r"\\(begin|end)\b|\\\\|\\.|&|[{}]", tex, re.DOTALL):
        if found[1] or found[0] in "{}":
            depth += 1 if found[1] == "begin" or found[0] == "{" else -1
        elif found[0] in ("&", "\\\\") and not depth:
            return f"\\begin{{align*}}{tex}\\end{{align*}}"
    return tex
