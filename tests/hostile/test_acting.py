"""What acts is in neither edition: scripts, handlers, addresses that run something."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.hostile.books import chapter

ACTING = {
    "a script": "<script>alert(1)</script>",
    "a script in a paragraph": "Text <script src='http://example.org/x.js'></script> goes on.",
    "a handler": "<p onclick='alert(1)' ONLOAD=\"alert(2)\">Text.</p>",
    "a handler of a picture": "<img src='x.png' onerror=alert(1)>",
    "a link": "[Text](javascript:alert(1))",
    "a link in other letters": "[Text](JaVaScRiPt:alert(1)) <a href=' javascript:alert(1)'>Text</a>",
    "a link in entities": "[Text](&#106;avascript:alert(1)) <a href='java&#9;script:alert(1)'>Text</a>",
    "a link to a page in itself": "[Text](data:text/html,alert(1)) <a href='data:image/svg+xml,<svg/>'>Text</a>",  # noqa: E501
    "a link of Visual Basic": "[Text](vbscript:alert(1))",
    "an address in angles": "<javascript:alert(1)>",
    "a link by reference": "[Text]\n\n[Text]: javascript:alert(1)",
    "a frame": "<iframe src='http://example.org/' srcdoc='<b onclick=alert(1)>'></iframe>",
    "a form": "<form action='javascript:alert(1)'><button formaction='javascript:alert(1)'>Text</button></form>",  # noqa: E501
    "an object": "<object data='x.swf'></object><embed src='x.swf'><applet code=x></applet>",
    "a page that moves on": "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "another base": "<base href='http://example.org/'>",
    "a style sheet": "<link rel=stylesheet href='http://example.org/x.css'>",
    "a style": "<style>p { background: url(javascript:alert(1)) }</style>",
    "a formula": "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "a drawing that ends early": "<svg><script>alert(1)</script><style><p></style></p><iframe src='http://example.org'>",
}
ACTS = re.compile(
    r"<script|\son\w+\s*=|<(?:iframe|form|object|embed|applet|base)\b|http-equiv"
    r"|(?:href|src|action)\s*=\s*[\"']\s*(?:j\s*a\s*v\s*a|vb)script:|(?:href|src)=[\"']data:(?!image/)"
    r"|src=[\"']http|url\(\s*[\"']?(?:javascript|http)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", ACTING)
def test_it_is_in_no_edition(name: str, tmp_path: Path) -> None:
    made = chapter(tmp_path, f"Before.\n\n{ACTING[name]}\n\nAfter.")
    assert made.told or name == "an address in angles"  # that is text, and no link
    if not made.code:
        text = "".join(text for name, text in made.epub().items() if name.endswith("xhtml"))
        assert ACTS.findall(text) == []
        assert "After." in text
        assert b"javascript" not in made.pdf().lower()
        assert b"/JS" not in made.pdf()
