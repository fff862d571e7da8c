"""The CSS that makes the page (CSS Paged Media 3): size, margins, bleed; where notes go; heads and folios.

`frame` comes before the theme, which may change all of it; `law` comes last, and holds.
"""

from __future__ import annotations

from publish.book.settings import PageSettings
from publish.pdf import plates
from publish.pdf.unit import TURNED, Sheet

MARGIN_BOXES = tuple(
    f"@{edge}-{place}"
    for edge, places in {
        "top": ("left-corner", "left", "center", "right", "right-corner"),
        "right": ("top", "middle", "bottom"),
        "bottom": ("right-corner", "right", "center", "left", "left-corner"),
        "left": ("bottom", "middle", "top"),
    }.items()
    for place in places
)

FLOW = """
html, body { margin: 0; padding: 0 }
.page-break { break-after: page }
.footnote { text-indent: 0; text-align: start; hyphens: inherit }
.address { hyphens: manual; overflow-wrap: anywhere }
.footnote .note-p + .note-p, .footnote .note-blockquote, .footnote .note-div { display: block }
.contents .leader::before { content: leader(".") }
tr { break-inside: avoid }
"""

RAGGED = ":root { --justify: start }"  # for themes to ask: lines that end where they end

# The call is a link in the text and the mark a link in the note, so that both carry the same number.
LAW = """
.footnote { float: footnote; footnote-policy: line }
.footnote::footnote-call, .footnote::footnote-marker { content: none }
"""

# PDF/A-2 (ISO 19005-2, 6.2.8) forbids that a picture asks to be smoothed.
CRISP = "img { image-rendering: crisp-edges }"

FURNITURE = """
@page verso { @top-center { content: element(head) } }
@page recto { @top-center { content: element(head) } }
@page opening { @bottom-center { content: element(folio) } }
.leaf-verso { page: verso }
.leaf-recto { page: recto }
.leaf-first { page: opening }
.head { text-align: center; white-space: nowrap }
"""

FURNITURE_LAW = """
@page { background: none !important }
html, body { background: none !important }
.leaf { margin: 0; padding: 0 }
.leaf-verso { break-before: verso }
.leaf-recto { break-before: recto }
.head { position: running(head) }
.folio { position: running(folio) }
"""


def frame(page: PageSettings, bound: float = 0.0) -> Sheet:
    """The page itself, and the little that a division needs to be typeset at all.

    `bound` is the bleed at the binding, where most printers want none.
    """
    text = f"""
    {_sides(page, bound)}
    {_lying(page, bound)}
    {_measures(page)}
    {RAGGED if page.justify == "none" else ""}
    img, svg {{ max-width: 100%; max-height: {_text_height(page)} }}
    {FLOW}"""
    return Sheet("pages", text)


def law(page: PageSettings) -> Sheet:
    """What no style may change in a division: its size, where notes go, and that margins stay empty."""
    empty = " ".join(f"{box} {{ content: none !important }}" for box in MARGIN_BOXES)
    return Sheet(
        "pages", f"@page {{ {_size(page)} {empty} }}\n{_measures(page)}\n{LAW}\n{CRISP}{plates.sheet(page)}"
    )


def cover(width: float, height: float) -> Sheet:
    """A page that is all picture."""
    text = f"""
    @page {{ size: {_mm(width)} {_mm(height)}; margin: 0 }}
    body, section {{ margin: 0; line-height: 0 }}
    img {{ width: 100% }}
    {CRISP}"""
    return Sheet("cover", text)


def furniture_frame(page: PageSettings, direction: str, clear: float = 0.0) -> Sheet:
    """Running heads and folios, where a theme says nothing else.

    The pages are named `verso`, `recto` and `opening`, for left-hand pages, right-hand pages
    and the first page of a division. (Where the `direction` of the book is `rtl`, `recto` is the
    left-hand page.) They stand near the text, and `clear` of the edges.
    """
    left, right = ("recto", "verso") if direction == "rtl" else ("verso", "recto")
    above, below = _above(page.margins.top - clear), _below(page.margins.bottom - clear)
    text = f"""
    {_sides(page)}
    @page {{
      @top-left {{ {above} text-align: left }}
      @top-center {{ {above} }}
      @top-right {{ {above} text-align: right }}
      @bottom-left {{ {below} text-align: left }}
      @bottom-center {{ {below} }}
      @bottom-right {{ {below} text-align: right }}
    }}
    @page {left} {{ @top-left {{ content: element(folio) }} }}
    @page {right} {{ @top-right {{ content: element(folio) }} }}
    {FURNITURE}"""
    return Sheet("furniture", text)


def furniture_law(page: PageSettings, bound: float = 0.0) -> Sheet:
    """What holds for heads and folios whatever the theme says: they stand over the text, on nothing."""
    return Sheet("furniture", f"{_sides(page, bound)}\n{FURNITURE_LAW}")


def _sides(page: PageSettings, bound: float = 0.0) -> str:
    """Mirrored margins, and bleed on three sides, or a little at the binding too."""
    inside, outside = _mm(page.margins.inside), _mm(page.margins.outside)
    bleed, at_bind = _mm(page.bleed), _mm(bound)
    return f"""
    @page {{ {_size(page)}
      margin-top: {_mm(page.margins.top)}; margin-bottom: {_mm(page.margins.bottom)};
      bleed-top: {bleed}; bleed-bottom: {bleed} }}
    @page :left {{ margin-left: {outside}; margin-right: {inside};
      bleed-left: {bleed}; bleed-right: {at_bind} }}
    @page :right {{ margin-left: {inside}; margin-right: {outside};
      bleed-right: {bleed}; bleed-left: {at_bind} }}"""


def _lying(page: PageSettings, bound: float) -> str:
    """Pages on their side: what is at the left of the page is on top of them."""
    inside, outside, bleed, at_bind = (
        _mm(length) for length in (page.margins.inside, page.margins.outside, page.bleed, bound)
    )
    return f"""
    @page {TURNED} {{ size: {_mm(page.height)} {_mm(page.width)};
      margin-left: {_mm(page.margins.bottom)}; margin-right: {_mm(page.margins.top)};
      bleed-left: {bleed}; bleed-right: {bleed} }}
    @page {TURNED}:left {{ margin-top: {outside}; margin-bottom: {inside};
      bleed-top: {bleed}; bleed-bottom: {at_bind} }}
    @page {TURNED}:right {{ margin-top: {inside}; margin-bottom: {outside};
      bleed-top: {at_bind}; bleed-bottom: {bleed} }}"""


def _size(page: PageSettings) -> str:
    return f"size: {_mm(page.width)} {_mm(page.height)};"


def _measures(page: PageSettings) -> str:
    """The type area, for themes to reckon with."""
    return f":root {{ --text-width: {_text_width(page)}; --text-height: {_text_height(page)} }}"


def _above(room: float) -> str:
    return f"vertical-align: bottom; padding-bottom: {_mm(min(6.0, room / 3))};"


def _below(room: float) -> str:
    return f"vertical-align: top; padding-top: {_mm(min(7.0, room / 3))};"


def _text_width(page: PageSettings) -> str:
    return _mm(page.text_width)


def _text_height(page: PageSettings) -> str:
    return _mm(page.height - page.margins.top - page.margins.bottom)


def _mm(length: float) -> str:
    return f"{length:.4f}".rstrip("0").rstrip(".") + "mm"
