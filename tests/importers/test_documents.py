"""Word documents and EPUBs become chapters."""

from __future__ import annotations

from pathlib import Path

from tests.importers.arrivals import bring, text_of
from tests.importers.trees import R, W, docx, epub, packed, para
from tests.manuscripts import png

NOTE = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="1"><w:p><w:r><w:t>The'
    " note.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
PICTURE = (
    "<w:r><w:drawing><wp:inline"
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr descr="A'
    ' boat" id="1" name="x"/><a:graphic'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData'
    ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip'
    ' r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)
RELATIONS = (
    f'<Relationship Id="rId2" Type="{R}/footnotes" Target="footnotes.xml"/><Relationship Id="rId3"'
    f' Type="{R}/styles" Target="styles.xml"/><Relationship Id="rId9" Type="{R}/image" Target="media/i.png"/>'
)
CORE = (
    '<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Draft 7</dc:title>'
    "<dc:creator>Ada North</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>"
)
CALL = (
    '<w:r><w:rPr><w:b/></w:rPr><w:t>Bold</w:t></w:r><w:r><w:t xml:space="preserve">'
    ' text.</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
)


def test_a_word_document_is_cut_at_its_first_headings(tmp_path: Path) -> None:
    body = "".join(
        [
            para("My Book", "Title"),
            para("One", "Heading1"),
            para(CALL),
            para(PICTURE),
            para("Said.", "Quote"),
            para("Two", "Heading1"),
            para("Odd", "Odd"),
            para("Part", "Heading2"),
            para("5 * 3 = [sic] y"),
        ]
    )
    others = {"word/footnotes.xml": NOTE, "word/media/i.png": png(), "docProps/core.xml": CORE}
    written, problems = bring(tmp_path, {"a.docx": docx(body, others, RELATIONS)})
    assert written == {
        "book.toml": 'title = "My Book"\nauthors = ["Ada North"]\nlanguage = "en-GB"\n',
        "01-one.md": (
            "# One\n\n**Bold** text.[^1]\n\n![A boat](pictures/picture-1.png)\n\n> Said.\n\n[^1]: The note.\n"
        ),
        "02-two.md": "# Two\n\nOdd\n\n## Part\n\n5 \\* 3 = [sic] y\n",
        "pictures/picture-1.png": str(len(png())),
    }
    assert problems == ["I012 recognised: notes", "I008 left out: the look of the paragraph style 'Odd Look'"]


def test_a_word_document_without_headings_has_its_title(tmp_path: Path) -> None:
    assert (
        text_of(tmp_path, "a.docx", docx(para("The Quay", "Title") + para("Text."), {}, RELATIONS))
        == "# The Quay\n\nText."
    )


EPUB = {
    "cover.xhtml": '<section epub:type="cover"><img src="i.png" alt="c"/></section>',
    "one.xhtml": (
        '<h1 id="t">One</h1><p>Text<a epub:type="noteref" href="notes.xhtml#n1">1</a>, <a'
        ' href="two.xhtml#k">see</a> <a href="two.xhtml">two</a> <a href="zz.xhtml">lost</a>.</p>'
    ),
    "one-b.xhtml": '<p>Goes <span class="c5">on</span>.</p>',
    "two.xhtml": (
        '<p>Chapter 2</p><h2>Two</h2><p id="k">Text</p><p><img src="i.png" alt="x"/><img'
        ' src="../../etc/passwd"/></p>'
    ),
    "notes.xhtml": (
        '<aside epub:type="footnote" id="n1"><p>1. A note. <a href="one.xhtml#t">back</a></p></aside>'
    ),
}
NAV = '<li><a href="one.xhtml">One</a></li><li><a href="two.xhtml">Two</a></li>'
METADATA = (
    "<dc:title>B</dc:title><dc:creator>A</dc:creator><dc:creator>C</dc:creator><dc:language>en</dc:language>"
)


def test_an_epub_s_documents_are_chapters(tmp_path: Path) -> None:
    data = epub(EPUB, {"OPS/i.png": png()}, nav=NAV, metadata=METADATA)
    written, problems = bring(tmp_path, {"b.epub": data})
    assert written == {
        "book.toml": 'title = "B"\nauthors = ["A", "C"]\nlanguage = "en"\n',
        "01-one.md": (
            "# One\n\nText[^1], [see](02-chapter-2-two.md#k) [two](02-chapter-2-two.md) lost.\n\nGoes"
            " on.\n\n[^1]: A note.\n"
        ),
        "02-chapter-2-two.md": "# Chapter 2: Two\n\nText\n{#k}\n\n![x](pictures/i.png)\n",
        "pictures/i.png": str(len(png())),
    }
    assert problems == [
        "I012 recognised: notes",
        "I008 left out: covers",
        "I009 the picture '../../etc/passwd' was left out: it is not there",
        "I010 1 link to what did not come along",
    ]


def test_emphasis_that_only_a_style_sheet_knows_is_kept(tmp_path: Path) -> None:
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><link rel="stylesheet"'
        ' href="s.css"/></head><body><h1>A</h1><p>b <span class="c5">c</span></p></body></html>'
    )
    data = epub({"a.xhtml": "x"}, {"OPS/s.css": ".c5 { font-style: italic }", "OPS/a.xhtml": page})
    assert "b *c*" in text_of(tmp_path, "a.epub", data)


def test_a_title_that_only_the_contents_know(tmp_path: Path) -> None:
    data = epub({"one.xhtml": "<p>Text.</p>", "two.xhtml": "<h3>A part</h3><p>More.</p>"}, nav=NAV)
    written, _ = bring(tmp_path, {"b.epub": data})
    assert written["01-one.md"] == "# One\n\nText.\n"
    assert written["02-two.md"] == "# Two\n\n### A part\n\nMore.\n"


def test_a_locked_epub_is_refused(tmp_path: Path) -> None:
    lock = (
        '<encryption xmlns="x"><EncryptionMethod'
        ' Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></encryption>'
    )
    data = epub({"a.xhtml": "<p>x</p>"}, {"META-INF/encryption.xml": lock})
    assert bring(tmp_path, {"b.epub": data}) == ({}, ["I006 its documents are encrypted"])


def test_scrambled_fonts_are_no_lock(tmp_path: Path) -> None:
    fonts = (
        '<encryption xmlns="x"><EncryptionMethod'
        ' Algorithm="http://www.idpf.org/2008/embedding"/></encryption>'
    )
    data = epub({"a.xhtml": "<h1>A</h1><p>x</p>"}, {"META-INF/encryption.xml": fonts})
    assert text_of(tmp_path, "b.epub", data) == "# A\n\nx"


def test_a_missing_document_is_a_problem(tmp_path: Path) -> None:
    data = packed(
        {
            "META-INF/container.xml": '<container><rootfile full-path="p.opf"/></container>',
            "p.opf": '<package><item id="a" href="a.xhtml"/><itemref idref="a"/></package>',
        }
    )
    assert bring(tmp_path, {"b.epub": data}) == ({}, ["I002 'a.xhtml' is missing in the EPUB, or damaged"])
