"""What things are: EPUB structural semantics and DPUB-ARIA roles, as data.

EPUB 3.3 appendix D (epub:type), EPUB Structural Semantics Vocabulary 1.1, DPUB-ARIA 1.1.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from publish.book.divisions import Division, Kind
from publish.book.tree import EPUB, classes, every

EPUB_TYPE = f"{{{EPUB}}}type"


@dataclass(frozen=True)
class Meaning:
    """A word of the vocabulary and the ARIA role that says the same to assistive technology."""

    type: str = ""
    role: str = ""


KINDS: dict[Kind, Meaning] = {
    Kind.HALF_TITLE: Meaning("halftitlepage"),
    Kind.TITLE_PAGE: Meaning("titlepage"),
    Kind.COPYRIGHT_PAGE: Meaning("copyright-page"),
    Kind.DEDICATION: Meaning("dedication", "doc-dedication"),
    Kind.EPIGRAPH: Meaning("epigraph", "doc-epigraph"),
    Kind.CONTENTS: Meaning("toc", "doc-toc"),
    Kind.FIGURES: Meaning("loi"),
    Kind.TABLES: Meaning("lot"),
    Kind.LISTINGS: Meaning(),
    Kind.FOREWORD: Meaning("foreword", "doc-foreword"),
    Kind.PREFACE: Meaning("preface", "doc-preface"),
    Kind.ACKNOWLEDGMENTS: Meaning("acknowledgments", "doc-acknowledgments"),
    Kind.INTRODUCTION: Meaning("introduction", "doc-introduction"),
    Kind.PROLOGUE: Meaning("prologue", "doc-prologue"),
    Kind.PART: Meaning("part", "doc-part"),
    Kind.CHAPTER: Meaning("chapter", "doc-chapter"),
    Kind.EPILOGUE: Meaning("epilogue", "doc-epilogue"),
    Kind.CONCLUSION: Meaning("conclusion", "doc-conclusion"),
    Kind.AFTERWORD: Meaning("afterword", "doc-afterword"),
    Kind.APPENDIX: Meaning("appendix", "doc-appendix"),
    Kind.NOTES: Meaning("endnotes", "doc-endnotes"),
    Kind.GLOSSARY: Meaning("glossary", "doc-glossary"),
    Kind.BIBLIOGRAPHY: Meaning("bibliography", "doc-bibliography"),
    Kind.INDEX: Meaning("index", "doc-index"),
    Kind.CONTRIBUTORS: Meaning("contributors"),
    Kind.LICENCE: Meaning("other-credits"),
    Kind.COLOPHON: Meaning("colophon", "doc-colophon"),
}

IN_GLOSSARY = {"dt": Meaning("glossterm"), "dd": Meaning("glossdef")}
ASIDE = Meaning(role="note")  # without a role it would be a landmark, and landmarks need names
CLASSES: dict[tuple[str, str], Meaning] = {
    ("div", "epigraph"): Meaning("epigraph", "doc-epigraph"),
    ("aside", "pull-quote"): Meaning("pullquote", "doc-pullquote"),
    ("aside", "admonition"): ASIDE,
    ("p", "subtitle"): Meaning("subtitle", "doc-subtitle"),
    ("a", "note-call"): Meaning("noteref", "doc-noteref"),
    ("aside", "note"): Meaning("footnote", "doc-footnote"),
    ("div", "note"): Meaning("endnote"),  # the role that it had is no longer to be used (DPUB-ARIA 1.1)
    ("section", "notes"): Meaning("footnotes"),
    ("a", "glossary-link"): Meaning("glossref", "doc-glossref"),
    ("span", "page-mark"): Meaning("pagebreak", "doc-pagebreak"),
}


def declare(division: Division, tree: etree._Element, label: str) -> None:
    """Say what a division and the things in it are, and name the sections by their headings."""
    mark(tree, KINDS[division.kind])
    name(tree, f"{division.id}--title", label)
    for node in tree.iter("{*}*"):
        key = etree.QName(node).localname
        meanings = [CLASSES[key, word] for word in classes(node) if (key, word) in CLASSES]
        if meanings:
            mark(node, meanings[0])  # "admonition note" is no note of the text
        elif division.kind is Kind.GLOSSARY and key in IN_GLOSSARY:
            mark(node, IN_GLOSSARY[key])
        elif key == "aside" and not node.get("role"):
            mark(node, ASIDE)
        if key == "section" and "notes" in classes(node):
            name(node, f"{node.get('id') or division.id}--title", "")


def mark(node: etree._Element, meaning: Meaning) -> None:
    """Put a meaning on an element."""
    if meaning.type:
        node.set(EPUB_TYPE, meaning.type)
    if meaning.role:
        node.set("role", meaning.role)


def name(section: etree._Element, fallback: str, label: str) -> None:
    """Name a section by its first heading, or by words where it has none.

    `fallback` is the id that the heading gets when it has none of its own.
    """
    heading = next(every(section, "h1", "h2"), None)
    if heading is not None:
        heading.set("id", heading.get("id") or fallback)
        section.set("aria-labelledby", str(heading.get("id")))
    elif label:
        section.set("aria-label", label)
