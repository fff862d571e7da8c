"""Pictures and titled listings as figures, and pictures without words as problems."""

from __future__ import annotations

from publish.problems import Location, Problem
from publish.transforms.figures import compose
from tests.transforms.trees import content, section


def framed(markup: str, *reported: str) -> str:
    """The composed content; `reported` is all that is reported, as `code line message`."""
    problems: list[Problem] = []
    tree = section(markup)
    compose(tree, lambda node: Location("a.md", node.sourceline or 0), problems)
    assert [f"{p.code} {p.location.line} {p.message}" for p in problems] == list(reported)
    return content(tree)


def test_a_picture_alone_in_its_paragraph_is_a_figure() -> None:
    assert framed('<p>\n<img src="a.png" alt="A map"/>\n</p>') == (
        '<figure class="picture"><img src="a.png" alt="A map"/></figure>'
    )


def test_its_title_is_the_caption() -> None:
    assert framed('<p><img src="a.png" alt="A map" title="The harbour"/></p>after') == (
        '<figure class="picture"><img src="a.png" alt="A map"/>'
        "<figcaption>The harbour</figcaption></figure>after"
    )


def test_a_linked_picture_stays_linked() -> None:
    assert framed('<p><a href="b"><img src="a.png" alt="A"/></a></p>') == (
        '<figure class="picture"><a href="b"><img src="a.png" alt="A"/></a></figure>'
    )


def test_the_figure_takes_id_and_classes() -> None:
    assert framed('<p class="x"><img src="a.png" alt="A" id="map" class="wide"/></p>') == (
        '<figure class="picture x wide" id="map"><img src="a.png" alt="A"/></figure>'
    )


def test_pictures_side_by_side_are_one_row() -> None:
    assert framed(
        '<p><img src="a.png" alt="A" title="One."/>\n<img src="b.png" alt="B" title="Two."/></p>'
    ) == (
        '<figure class="picture row"><img src="a.png" alt="A"/><img src="b.png" alt="B"/>'
        "<figcaption>One. Two.</figcaption></figure>"
    )


def test_a_picture_in_running_text_stays_there() -> None:
    for text in (
        '<p>See <img src="a.png" alt="A" title="T"/></p>',
        '<p><img src="a.png" alt="A"/> <em>b</em></p>',
        '<p><img src="a.png" alt="A"/><a id="b"/></p>',
        '<figure class="picture"><p><img src="a.png" alt="A"/></p></figure>',
    ):
        assert framed(text) == text


def test_a_fenced_figure_has_its_text_as_caption() -> None:
    assert framed(
        '<div class="figure wide" id="f">\n<p><img src="a.png" alt="A"/></p>\n'
        "<p>The <em>map</em>.</p>\n</div>"
    ) == (
        '<figure class="picture wide" id="f">\n<img src="a.png" alt="A"/>'
        "<figcaption>The <em>map</em>.</figcaption></figure>"
    )
    assert framed('<div class="figure"><p><img src="a.png" alt="A"/></p><p>One.</p><p>Two.</p></div>') == (
        '<figure class="picture"><img src="a.png" alt="A"/>'
        "<figcaption><p>One.</p><p>Two.</p></figcaption></figure>"
    )


def test_a_fenced_figure_without_a_picture_stays() -> None:
    assert framed('<div class="figure"><p>Words</p></div>') == '<div class="figure"><p>Words</p></div>'


def test_sizes_with_units_are_styles() -> None:
    assert framed('<p>a <img src="a" alt="A" width="50%" height="3cm"/></p>') == (
        '<p>a <img src="a" alt="A" style="width: 50%; height: 3cm"/></p>'
    )
    assert framed('<p>a <img src="a" alt="A" width="300" height="big"/></p>') == (
        '<p>a <img src="a" alt="A" width="300"/></p>'
    )


def test_a_picture_without_words_is_reported_where_it_stands() -> None:
    assert (
        framed(
            '<p>a</p>\n<p>b <img src="a.png"/><img src="b.png" alt=" "/></p>',
            "M015 2 no alternative text for 'a.png'",
            "M015 2 no alternative text for 'b.png'",
        )
        == '<p>a</p>\n<p>b <img src="a.png" alt=""/><img src="b.png" alt=""/></p>'
    )


def test_decoration_needs_none() -> None:
    assert framed('<p><img src="a.png" alt="Leaf" class="decorative"/></p>') == (
        '<figure class="picture"><img src="a.png" alt="" role="presentation"/></figure>'
    )


def test_a_listing_with_a_title() -> None:
    assert framed(
        '<pre class="code" data-language="sh" data-title="run.sh" id="r"><code>ls</code></pre>'
    ) == (
        '<figure class="listing" id="r"><figcaption>run.sh</figcaption>'
        '<pre class="code" data-language="sh"><code>ls</code></pre></figure>'
    )


def test_a_listing_without_a_title_stays() -> None:
    assert framed('<pre class="code"><code>ls</code></pre>') == '<pre class="code"><code>ls</code></pre>'


def test_the_author_s_own_figure_is_known_as_a_picture() -> None:
    assert framed('<figure><img src="a" alt="A"/><figcaption>B</figcaption></figure>') == (
        '<figure class="picture"><img src="a" alt="A"/><figcaption>B</figcaption></figure>'
    )


def test_a_box_called_listing_holds_code_and_its_caption() -> None:
    assert framed(
        '<div class="listing" id="one"><pre class="code"><code>x</code></pre><p>It <em>is</em>.</p></div>'
    ) == (
        '<figure class="listing" id="one"><figcaption>It <em>is</em>.</figcaption>'
        '<pre class="code"><code>x</code></pre></figure>'
    )


def test_the_titles_of_its_code_are_in_the_caption() -> None:
    assert framed(
        '<div class="listing"><pre class="code" data-title="a.py"><code>x</code></pre><p>One.</p></div>'
    ) == (
        '<figure class="listing"><figcaption><p>a.py</p><p>One.</p></figcaption>'
        '<pre class="code"><code>x</code></pre></figure>'
    )


def test_a_box_called_listing_without_code_in_front_stays_a_box() -> None:
    for text in (
        '<div class="listing"><p>One.</p><pre class="code"><code>x</code></pre></div>',
        '<div class="listing">One.<pre class="code"><code>x</code></pre></div>',
    ):
        assert framed(text) == text


DRAWN = '<svg xmlns="http://www.w3.org/2000/svg"{attributes}>{inside}<path d="M0 0"/></svg>'


def drawn(inside: str = "", attributes: str = "") -> str:
    return f"<p>{DRAWN.format(inside=inside, attributes=attributes)}</p>"


def test_the_title_of_a_drawing_describes_it() -> None:
    described = framed(drawn("<title>A quay,\nseen from above</title>"))
    assert 'role="img"' in described
    assert 'aria-label="A quay, seen from above"' in described


def test_a_drawing_without_words_is_reported_unless_it_is_decoration() -> None:
    framed(drawn(), "M015 1 no alternative text for a drawing")
    framed(drawn("<title> </title>"), "M015 1 no alternative text for a drawing")
    assert 'aria-hidden="true"' in framed(drawn(attributes=' class="decorative"'))
    framed(drawn(attributes=' aria-hidden="true"'))
    framed(drawn(f"<title>Two</title>{DRAWN.format(inside='', attributes='')}"))
