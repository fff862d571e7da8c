"""The names of elements: blocks, marks in a line, and what no book can hold (HTML 4.1 to 4.13)."""

from __future__ import annotations

import re


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The attribute that carries a line of the chapter from the manuscript to the tree.
LINE = "data-source-line"

VOID = _names("area base br col embed frame hr img input keygen link meta param source track wbr")
# Python-Markdown's list, and what it leaves out.
BLOCK = _names(
    """address article aside blockquote body canvas caption center colgroup dd details dialog dir div dl dt
    fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe
    legend li main map menu nav noframes noscript object ol optgroup option output p pre progress script
    section select style summary table tbody td template textarea tfoot th thead title tr ul video audio"""
)
# Blocks whose content is a line of text.
LINE_CONTENT = _names("address dd dt h1 h2 h3 h4 h5 h6 legend li p summary td th")
PHRASING = _names(
    """a abbr acronym area b bdi bdo big br cite code data del dfn em embed font i img input ins kbd keygen
    link mark math meta meter nobr q rb rp rt rtc ruby s samp slot small source span strike strong sub sup svg
    time track tt u var wbr"""
)
# What SVG and MathML draw in books, in small letters.
DRAWN = _names(
    """circle clippath defs desc ellipse feblend fecomposite feflood fegaussianblur femerge femergenode
    feoffset filter foreignobject g image line lineargradient marker mask metadata path pattern polygon
    polyline radialgradient rect set stop switch symbol text textpath tspan use view animate
    annotation maction merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms
    mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics"""
)
# Taken out with all that they hold.
WITH_CONTENT = _names(
    """script style iframe object textarea select button template noembed noframes frameset applet canvas
    title xmp plaintext datalist"""
)
# Drawings and formulas, which have names of their own inside.
FOREIGN = _names("svg math")
# Whatever stands in them is no Markdown, blank lines or not.
OPAQUE_NAMES = _names("pre script style textarea") | FOREIGN
OPAQUE = re.compile(rf"<(?:{'|'.join(sorted(OPAQUE_NAMES))})[\s/>]", re.IGNORECASE)
# Taken out, but what they hold stays.
WITHOUT_CONTENT = _names(
    "input embed frame base link meta param keygen form option optgroup output progress meter"
)
# What stands around a whole page or form says nothing inside a chapter.
TRANSPARENT = _names("html head body noscript label fieldset legend")
# What old HTML said in attributes; EPUB 3 refuses them.
OBSOLETE_ATTRIBUTES = _names(
    """bgcolor border cellpadding cellspacing clear color compact face frame hspace link noshade nowrap rules
    size summary text valign vlink vspace markdown"""
)
