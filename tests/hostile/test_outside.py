"""Nothing outside the book's folder is read, and nothing in it is run."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.hostile.books import build, chapter
from tests.manuscripts import png, write

SECRET = "Zanzibarsecret"  # noqa: S105
WAYS = {
    "a path upwards": ("![A map](../../secret.png)", ["error B008"]),
    "a path upwards, encoded": ("![A map](..%2f..%2fsecret.png)", ["error B008"]),
    "a file's address": ("![A map](file:///{root}/secret.png)", ["error M014"]),
    "an include": ("{{#include ../../secret.md}}", []),
    "an include of the machine": ("{{#include {root}/secret.md}}", []),
    "an include of a directive": ("```{{include}} ../../secret.md\n```", []),
    "a listing from a file": ('```{{.python include="../../secret.md"}}\n```', []),
    "a snippet": ('--8<-- "../../secret.md"', []),
    "a listing of Leanpub": ("<<[Secret](../../secret.md)", ["error M008"]),
    "a template": ("{% include_relative ../../secret.md %}", []),
    "TeX": (r"$$\input{{../../secret.md}}$$", ["warning M031"]),
    "a link to a file": ("[See](file:///etc/passwd)", ["error M008"]),
}


@pytest.mark.parametrize("name", WAYS)
def test_no_way_leads_out(name: str, tmp_path: Path) -> None:
    text, codes = WAYS[name]
    write(tmp_path, {"secret.md": f"# {SECRET}", "secret.png": png(99, 77)})
    made = chapter(tmp_path, text.replace("{root}", str(tmp_path)).replace("{{", "{").replace("}}", "}")
                   if not text.startswith("{{#") else text.replace("{root}", str(tmp_path)))  # fmt: skip
    assert [line.split(":")[0] for line in made.told] == codes
    if not made.code:
        assert SECRET not in "".join(made.epub().values())
        assert SECRET not in made.printed()


@pytest.mark.parametrize("kind", ["chapter", "picture", "style", "folder"])
def test_no_link_leads_out(kind: str, tmp_path: Path) -> None:
    write(
        tmp_path,
        {"out/secret.md": f"# {SECRET}", "out/secret.png": png(), "out/secret.css": f"/* {SECRET} */"},
    )
    book = write(tmp_path / "book", {"manuscript/one.md": "# One\n\n![A map](map.png)\n", "styles/a.css": "", "manuscript/map.png": png()})  # fmt: skip  # noqa: E501
    link, target = {
        "chapter": ("manuscript/two.md", "secret.md"),
        "picture": ("manuscript/map.png", "secret.png"),
        "style": ("styles/book.css", "secret.css"),
        "folder": ("manuscript/more", "."),
    }[kind]
    (book / link).unlink(missing_ok=True)
    (book / link).symlink_to(tmp_path / "out" / target)
    made = build(tmp_path, {})
    assert [line.split(":")[0] for line in made.told if "P013" not in line] == (
        ["error B008"] if kind == "picture" else []
    )
    if not made.code:
        assert SECRET not in "".join(made.epub().values())


STYLES = """
@import url(file:///etc/passwd);
@import "http://127.0.0.1:1/x.css";
p { background: url(file:///etc/passwd) }
h1 { background: url("../../secret.png") }
@font-face { font-family: x; src: url(http://127.0.0.1:1/f.ttf) }
"""


def test_styles_take_nothing_from_outside(tmp_path: Path) -> None:
    made = build(tmp_path, {"manuscript/one.md": "# One\n\nText.\n", "styles/book.css": STYLES})
    assert made.code == 1
    assert {line.split(":")[0] for line in made.told} >= {"error P006"}
    assert not (made.folder / "dist").exists()


ENDLESS = {
    "brackets": "p { width: " + "(" * 9000 + "}",
    "braces": "a{" * 9000,
    "variables": "p { --a0: x;"
    + "".join(f"--a{n}: " + f"var(--a{n - 1}) " * 10 + ";" for n in range(1, 9))
    + "}",
    "a circle": "p { --a: var(--b); --b: var(--a); color: var(--a) }",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_styles_without_end_are_refused(name: str, tmp_path: Path) -> None:
    made = build(tmp_path, {"manuscript/one.md": "# One\n\nText.\n", "styles/book.css": ENDLESS[name]})
    assert made.code == 1
    assert [line.split(":")[0] for line in made.told] == ["error M072"]


@pytest.mark.parametrize(
    "css", ["p { font-size: 1e30px }", "p { letter-spacing: 1e30px }", "p { width: 1e308in; columns: 99999 }"]
)
def test_sizes_beyond_reason_are_told(css: str, tmp_path: Path) -> None:
    made = build(tmp_path, {"manuscript/one.md": "# One\n\nText.\n", "styles/print.css": css})
    assert made.code == 1
    assert [line.split(":")[0] for line in made.told if "P005" not in line] == ["error P015"]


@pytest.mark.parametrize("inside", [".git", "."])
def test_a_repository_of_a_stranger_runs_nothing(inside: str, tmp_path: Path) -> None:
    """Its settings name programs: git, asked for the last commit, must not start them."""
    book = write(tmp_path / "book", {"manuscript/one.md": "# One\n\nText.\n"})
    program = write(tmp_path, {"gpg": f"#!/bin/sh\ntouch {tmp_path}/ran\n"}) / "gpg"
    program.chmod(0o755)
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "x"],
    ):
        subprocess.run(["git", *command], cwd=book, check=True)
    raw = subprocess.run(["git", "cat-file", "commit", "HEAD"], cwd=book, check=True, capture_output=True, text=True).stdout  # fmt: skip  # noqa: E501
    head, _, message = raw.partition("\n\n")
    signed = f"{head}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n{message}"
    new = subprocess.run(["git", "hash-object", "-t", "commit", "-w", "--stdin"], cwd=book, check=True, input=signed, capture_output=True, text=True).stdout  # fmt: skip  # noqa: E501
    subprocess.run(["git", "reset", "-q", new.strip()], cwd=book, check=True)
    for key, value in {
        "gpg.program": str(program),
        "log.showSignature": "true",
        "core.fsmonitor": str(program),
    }.items():
        subprocess.run(["git", "config", key, value], cwd=book, check=True)
    if inside == ".":
        for each in list((book / ".git").iterdir()):
            each.rename(book / each.name)
        (book / ".git").rmdir()
        subprocess.run(["git", "-C", str(book), "config", "core.bare", "true"], check=True)
    made = build(tmp_path, {}, toml='title = "A Book"\nlanguage = "en"\n')
    assert made.code == 0, made.said
    assert not (tmp_path / "ran").exists()
