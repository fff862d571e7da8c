"""Web pages and other HTML: what goes, what stays, and what it becomes."""

from __future__ import annotations

from pathlib import Path

from tests.importers.arrivals import bring, text_of
from tests.manuscripts import png

TEXT = (
    "The boats come in at four and nobody has ever told them to, which is why the keeper sets his clock by"
    " them. " * 3
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>The Quay | Harbour Notes</title>
<meta name="author" content="Ada North">
<style>.x {{ font-style: italic }} .gone {{ display: none }}</style><script>var a = "<p>";</script></head>
<body class="single menu-open"><a class="skip-link" href="#m">Skip to content</a>
<header class="site-header"><a href="/">Harbour Notes</a><nav><a href="/">Home</a></nav>
<form><input name="q"></form></header>
<div id="cookie-banner">We use cookies.</div><main id="m"><article>
<div class="breadcrumbs"><a href="/">Home</a></div><h1>The Quay</h1><p class="byline">by Ada North</p>
<p>{TEXT}</p><h2>Boats</h2>
<p><b>Down and out.</b> When the <span class="x">boats</span> are hauled up they look like whales.</p>
<aside class="pull-quote"><p>Nobody walks there.</p></aside>
<figure><img src="page_files/boat.png" alt="A boat">
<figcaption>A boat, <em>keel up</em>.</figcaption></figure>
<blockquote><p>I kept this light.</p><footer>— <cite>The Keeper</cite></footer></blockquote>
<p>That is all.<sup><a href="#fn1" id="r1">1</a></sup></p><p>* * *</p><p class="gone">hidden</p><p>{TEXT}</p>
<ol class="footnotes"><li id="fn1">He said it. <a href="#r1">↩</a></li></ol>
<div class="share-buttons"><a href="https://t.example">Tweet</a></div></article>
<section id="comments"><h3>1 Comment</h3><p>Tom says: lovely.</p></section></main>
<footer>© 2024</footer></body></html>"""


def test_a_page_loses_its_furniture_and_nothing_else(tmp_path: Path) -> None:
    written, problems = bring(tmp_path, {"page.html": PAGE}, {"page_files/boat.png": png()})
    assert written == {
        "book.toml": 'title = "The Quay"\nauthors = ["Ada North"]\nlanguage = "en-GB"\n',
        "the-quay.md": (
            f"""\
# The Quay

{TEXT.strip()}

## Boats

**Down and out.**{{.run-in}} When the *boats* are hauled up they look like whales.

::: pull-quote
Nobody walks there.
:::

::: figure
![A boat](pictures/boat.png)

A boat, *keel up*.
:::

> I kept this light.
>
> — The Keeper

That is all.[^1]

* * *

{TEXT.strip()}

[^1]: He said it.
"""
        ),
        "pictures/boat.png": str(len(png())),
    }
    assert problems == [
        "I012 recognised: notes, the title 'The Quay', run-in heads",
        (
            "I008 left out: navigation (3), forms, boxes that open, hidden text, sharing buttons, comments,"
            " page feet, what stands around the article, bylines"
        ),
    ]


def test_without_an_article_the_running_text_is_found(tmp_path: Path) -> None:
    page = (
        "<body><div><a href=/>Home</a> <a href=/x>News</a></div><div><div><h1>The"
        f" Quay</h1><p>{TEXT}</p></div></div></body>"
    )
    assert text_of(tmp_path, "a.html", page) == f"# The Quay\n\n{TEXT.strip()}"


def test_text_in_several_boxes_all_stays(tmp_path: Path) -> None:
    page = f"<body><div><h1>The Quay</h1><p>{TEXT * 6}</p></div><div><p>{TEXT}</p></div></body>"
    assert text_of(tmp_path, "a.html", page).count("told them to") == 21


def test_a_large_part_is_no_furniture_whatever_its_name(tmp_path: Path) -> None:
    page = f'<body><h1>The Quay</h1><div class="widget"><p>{TEXT}</p></div></body>'
    assert text_of(tmp_path, "a.html", page) == f"# The Quay\n\n{TEXT.strip()}"


def test_an_old_page_of_tables_and_line_breaks(tmp_path: Path) -> None:
    page = (
        "<title>The Quay</title><center><table><tr><td><font size=5>The"
        f" Quay</font></td></tr><tr><td>{TEXT}<br><br>{TEXT}<hr>So.</td></tr></table></center>"
    )
    assert (
        text_of(tmp_path, "a.html", page) == f"# The Quay\n\n{TEXT.strip()}\n\n{TEXT.strip()}\n\n* * *\n\nSo."
    )


def test_the_list_of_sections_of_a_page_goes_and_its_lines_are_headings(tmp_path: Path) -> None:
    page = (
        '<h1>The Quay</h1><ul><li><a href="#a">Boats</a></li><li><a'
        f' href="#b">Nets</a></li></ul><p>{TEXT}</p><p id=a><b>Boats</b></p><p>{TEXT}</p><h2'
        ' id=b>Nets</h2><p>See <a href="#a">boats</a>.</p>'
    )
    text = text_of(tmp_path, "a.html", page)
    assert text.startswith("# The Quay\n\nThe boats")
    assert "\n\n## **Boats** {#a}\n\n" in text or "\n\n## Boats {#a}\n\n" in text
    assert "\n\n## Nets\n\nSee [boats](#a)." in text


def test_several_first_level_headings_are_chapters(tmp_path: Path) -> None:
    page = f'<h1>My Book</h1><h1 id="x">One</h1><p>{TEXT}</p><h1>Two</h1><p>See <a href="#x">one</a>.</p>'
    written, _ = bring(tmp_path, {"a.html": page})
    assert list(written) == ["book.toml", "01-one.md", "02-two.md"]
    assert written["book.toml"] == 'title = "My Book"\n'
    assert written["02-two.md"] == "# Two\n\nSee [one](01-one.md#x).\n"


def test_links_that_lead_nowhere_keep_their_words(tmp_path: Path) -> None:
    page = (
        '<h1>A</h1><p><a href="b.html">b</a> <a href="javascript:x()">c</a> <a href="http://d.e/">d</a> <a'
        ' href="mailto:a@b.c">m</a></p>'
    )
    written, problems = bring(tmp_path, {"a.html": page})
    assert written["a.md"] == "# A\n\nb c [d](http://d.e/) [m](mailto:a@b.c)\n"
    assert problems[-1] == "I010 1 link to what did not come along"


def test_a_page_that_says_where_it_was_keeps_its_links(tmp_path: Path) -> None:
    page = '<base href="https://a.example/x/"><h1>A</h1><p><a href="b.html">b</a></p>'
    assert text_of(tmp_path, "a.html", page) == "# A\n\n[b](https://a.example/x/b.html)"


def test_pages_brought_in_together_are_linked(tmp_path: Path) -> None:
    written, problems = bring(
        tmp_path,
        {"a.html": '<h1>A</h1><p><a href="b.html#k">k</a></p>', "b.html": '<h1>B</h1><p id="k">K</p>'},
    )
    assert (
        written
        == {
            "book.toml": 'title = "A"\n',
            "01-a.md": "# A\n\n[k](02-b.md#k)\n",
            "02-b.md": "# B\n\nK\n{#k}\n",
        }
        or written["01-a.md"] == "# A\n\n[k](02-b.md#k)\n"
    )
    assert not [line for line in problems if line.startswith("I010")]


def test_pictures_come_along_and_those_that_cannot_are_named(tmp_path: Path) -> None:
    data = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
    page = (
        f'<h1>A</h1><p><img src="a%20b.png" alt="one"></p><p>x <img src="{data}" alt="two"></p><p><img'
        ' src="http://x.y/z.png"></p><p><img src="../up.png"><img src="no.png"><img src="a.txt"><img'
        ' src="t.gif" width=1 height=1></p><p><img src="a%20b.png"></p>'
    )
    written, problems = bring(
        tmp_path / "in", {"a.html": page}, {"a b.png": png(), "a.txt": "x", "../up.png": png()}
    )
    assert (
        written["a.md"]
        == "# A\n\n![one](pictures/a-b.png)\n\nx ![two](pictures/picture.gif)\n\n![](pictures/a-b.png)\n"
    )
    assert [name for name in written if name.startswith("pictures")] == [
        "pictures/a-b.png",
        "pictures/picture.gif",
    ]
    assert problems[1:] == [
        "I008 left out: invisible pictures",
        "I009 the picture 'http://x.y/z.png' was left out: it is on the web",
        "I009 the picture '../up.png' was left out: it is not there",
        "I009 the picture 'no.png' was left out: it is not there",
        "I009 the picture 'a.txt' was left out: it is none of PNG, JPEG, GIF, WebP and SVG",
    ]
