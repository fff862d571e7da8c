"""Tables with scopes and styles."""

from __future__ import annotations

from publish.transforms.tables import compose
from tests.transforms.trees import content, section

TABLE = "<table><tbody><tr><td>1</td></tr></tbody></table>"


def completed(markup: str) -> str:
    tree = section(markup)
    compose(tree)
    return content(tree)


def test_a_caption_of_its_own_comes_first() -> None:
    assert completed("<table><tbody><tr><td>1</td></tr></tbody><caption>A</caption></table>") == (
        "<table><caption>A</caption><tbody><tr><td>1</td></tr></tbody></table>"
    )


def test_head_cells_have_their_scope() -> None:
    assert completed(
        "<table><thead><tr><th/><th>A</th></tr></thead><tbody><tr><th>1</th><td>2</td></tr></tbody></table>"
    ) == (
        '<table><thead><tr><td/><th scope="col">A</th></tr></thead>'
        '<tbody><tr><th scope="row">1</th><td>2</td></tr></tbody></table>'
    )


def test_a_row_of_head_cells_in_the_body() -> None:
    made = completed(
        '<table><tr><th>A</th><th scope="colgroup">B</th></tr><tr><td>1</td><td>2</td></tr></table>'
    )
    assert '<th scope="col">A</th><th scope="colgroup">B</th>' in made


def test_an_empty_head_is_dropped() -> None:
    for head in ("<thead><tr><th> </th><th/></tr></thead>", "<thead/>", "<thead><tr/></thead>"):
        assert completed(TABLE.replace("<tbody>", f"{head}<tbody>")) == TABLE


def test_a_head_with_a_picture_is_not_empty() -> None:
    made = completed('<table><thead><tr><th><img src="a"/></th></tr></thead></table>')
    assert made == '<table><thead><tr><th scope="col"><img src="a"/></th></tr></thead></table>'


def test_old_attributes_become_styles() -> None:
    assert completed(
        '<table border="1" align="center" cellpadding="3" width="80%"><tbody><tr valign="TOP">'
        '<td align="right" style="color: red;" width="40">1</td><td align="nonsense">2</td></tr>'
        "</tbody></table>"
    ) == (
        '<table style="width: 80%"><tbody><tr style="vertical-align: top">'
        '<td style="color: red; text-align: right; width: 40px">1</td><td>2</td></tr></tbody></table>'
    )
