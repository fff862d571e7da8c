"""Configurations that are broken, hostile or of another shape: a problem at most, never a traceback."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.manuscript.layouts.seen import Seen, see
from tests.manuscripts import write

PAGES = {"a.md": "# A\n\nWords.\n", "b.md": "# B\n\nWords.\n"}
BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [*{old}, *{old}, *{old}, *{old}, *{old}]\n"
    for old, new in zip("abcdefghij", "bcdefghijk", strict=True)
)
YAML = (
    "_quarto.yml", "_bookdown.yml", "_toc.yml", "mkdocs.yml", "config.yaml", "_config.yml", "metadata.yaml",
    "defaults.yaml", ".gitbook.yaml", "CITATION.cff", "hugo.yaml",
)  # fmt: skip
JSON, TOML = ("book.json", "honkit.json", "hugo.json"), ("book.toml", "hugo.toml")
BROKEN = {
    "a tab": "a:\n\tb: c\n",
    "an open bracket": "title: [a, b\n",
    "two colons": "title: a: b\n",
    "an unknown tag": "title: !!python/object:os.system a\n",
    "a tag that does not fit": "title: !!bool perhaps\ndate: !!timestamp no\nn: !!int ''\n",
    "a date that is none": "title: a\ndate: 2026-13-45\n",
    "a number without end": f"title: {'9' * 5000}\n",
    "depth": "title: " + "[" * 5000 + "\n",
    "depth that closes": "title: " + "[" * 500 + "]" * 500 + "\n",
    "a bomb": BOMB,
    "an alias to itself": "title: &a\n  - *a\n",
    "a list": "- a\n- b\n",
    "a word": "word\n",
    "nothing": "",
    "a nul": "title: a\0b\n",
    "bytes": "title: caf\udce9\n",
    "two documents": "title: a\n---\ntitle: b\n",
    "a key that is a list": "? [a, b]\n: c\n",
    "merge keys": "a: &a {title: x}\n<<: *a\n<<: [1]\n",
}
NAMES = (
    "/etc/passwd", "../../etc/passwd", "../secret.md", "a\0b.md", "x" * 300 + ".md", "~/a.md", ".", "..", "/",
    "a.md/b.md", "http://[::1", "//[x", "**/*", "*.md", "%00", "\\a.md", "con", "a.md?x#y", " ", "é.md",
    "file:///etc/passwd",
)  # fmt: skip


def found(folder: Path, files: Mapping[str, str | bytes]) -> Seen:
    """What is seen; whatever it is, it is the pages that are there, and nothing from outside."""
    seen = see(folder, {**PAGES, **files})
    assert all("secret" not in line and "passwd" not in line for line in seen.order)
    assert all(line for line in seen.problems)
    return seen


@pytest.mark.parametrize("fault", BROKEN)
@pytest.mark.parametrize("name", [*YAML, *JSON, *TOML, "tides.book", "SUMMARY.md", "Book.txt"])
def test_texts_that_are_not_what_the_name_says(tmp_path: Path, name: str, fault: str) -> None:
    text = BROKEN[fault].encode("utf-8", "surrogateescape")
    seen = found(tmp_path, {name: text})
    assert len(seen.problems) <= max(3, text.count(b"\n") + 1)


@pytest.mark.parametrize("fault", BROKEN)
def test_front_matter_that_is_none(tmp_path: Path, fault: str) -> None:
    text = b"---\n" + BROKEN[fault].encode("utf-8", "surrogateescape") + b"\n---\n# A\n"
    assert found(tmp_path, {"_config.yml": "title: Tides\n", "c.md": text, "d.md": b"+++\n" + text[4:]}).order


@pytest.mark.parametrize("name", NAMES)
def test_names_that_no_file_should_have(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"secret.md": "x"})
    quoted = json.dumps(name)
    lists = {
        "_quarto.yml": f"book:\n  cover-image: {quoted}\n  chapters: [{quoted}, {{part: {quoted}}}, a.md]\n",
        "_bookdown.yml": f"rmd_files: [{quoted}, a.md]\nrmd_subdir: [{quoted}]\n",
        "_toc.yml": f"root: {quoted}\nchapters: [{{file: {quoted}}}, {{glob: {quoted}}}, {{file: a}}]\n",
        "mkdocs.yml": f"docs_dir: {quoted}\nnav: [{quoted}, a.md]\n",
        "config.yaml": f"episodes: [{quoted}, a.md]\nlearners: [{quoted}]\n",
        "_config.yml": f"collections: {{{quoted}: {{order: [{quoted}]}}}}\n",
        "defaults.yaml": f"input-files: [{quoted}, a.md]\n",
        "book.json": json.dumps(
            {"root": name, "structure": {"summary": name, "readme": name, "glossary": name}}
        ),
        "book.toml": f"[book]\nsrc = {quoted}\n",
        "tides.book": f"import: {quoted}\ncover: {quoted}\n+ {name}\n+ a.md\n@+ {name}\n",
        "SUMMARY.md": f"- [x](<{name}>)\n- [y]({name})\n- [a](a.md)\n",
        "Book.txt": f"{name}\na.md\n",
    }
    for number, (file, text) in enumerate(lists.items()):
        found(tmp_path / str(number) / "book", {file: text})


@pytest.mark.parametrize("depth", [50, 1000])
def test_a_list_with_a_thousand_levels(tmp_path: Path, depth: int) -> None:
    summary = "".join(f"{'  ' * level}- [a]({'ab'[level % 2]}.md)\n" for level in range(depth))
    quotes = "> " * depth + "- [a](a.md)\n"
    assert found(tmp_path / "s", {"SUMMARY.md": summary}).order
    assert found(tmp_path / "q", {"SUMMARY.md": quotes}).order
    assert found(tmp_path / "r", {"README.md": "- " * depth + "[a](a.md)\n"}).order
    assert found(tmp_path / "m", {"book.toml": "[book]\nsrc='.'\n", "SUMMARY.md": summary}).order


def test_a_file_that_is_a_folder_and_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    names = [*YAML, *JSON, *TOML, "SUMMARY.md", "Book.txt", "README.md", "LICENSE", "AUTHORS", "x.book"]
    for name in names:
        (tmp_path / "folders" / name).mkdir(parents=True)
    assert found(tmp_path / "folders", {}).order == ["body: a.md", "body: b.md"]
    (tmp_path / "links").mkdir()
    for name in names:
        (tmp_path / "links" / name).symlink_to("nowhere")
    assert found(tmp_path / "links", {}).order == ["body: a.md", "body: b.md"]


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"secret.md": "# Secret\n", "out/c.md": "x", "list": "- [s](secret.md)\n- [a](a.md)\n"})
    folder = write(tmp_path / "book", PAGES)
    (folder / "secret.md").symlink_to(tmp_path / "secret.md")
    (folder / "more").symlink_to(tmp_path / "out")
    (folder / "README.md").symlink_to(tmp_path / "secret.md")
    (folder / "SUMMARY.md").symlink_to(tmp_path / "list")
    seen = found(folder, {})
    assert (seen.order, seen.facts) == (["body: a.md", "body: b.md"], {})


def test_parents_in_a_circle(tmp_path: Path) -> None:
    text = "---\ntitle: {}\nparent: {}\nnav_order: 1\n---\nx"
    files = {"c.md": text.format("C", "D"), "d.md": text.format("D", "C"), "e.md": text.format("E", "E")}
    assert len(found(tmp_path, {**files, "a.md": text.format("A", "C")}).order) == 4


LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.text(max_size=12),
    st.sampled_from(["a.md", "a", "b.md", "*", "**/*", "..", "../x.md", "/", "x" * 300, "[::1]", "part"]),
)  # fmt: skip
INNER = (
    "file", "part", "chapters", "sections", "title", "text", "glob", "href", "order", "name", "given",
    "family", "literal", "type", "root", "caption", "summary", "readme", "glossary", "role", "a.md",
)  # fmt: skip
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(INNER), inner, max_size=4),
    max_leaves=8,
)
KEYS = {
    "_quarto.yml": ("book", "lang", "license"),
    "_bookdown.yml": ("rmd_files", "rmd_subdir", "book_title"),
    "_toc.yml": ("root", "chapters", "sections", "parts"),
    "mkdocs.yml": ("nav", "docs_dir", "site_name", "site_author", "theme", "copyright"),
    "book.json": ("structure", "root", "title", "author", "language", "variables", "description"),
    ".gitbook.yaml": ("structure", "root"),
    "config.yaml": ("episodes", "learners", "instructors", "title", "params", "languageCode"),
    "_config.yml": ("collections", "title", "author", "lang", "episodes"),
    "metadata.yaml": ("title", "author", "lang", "date", "rights", "license", "keywords", "cover-image"),
    "defaults.yaml": ("input-files", "metadata"),
    "CITATION.cff": ("authors", "title", "license", "date-released", "keywords"),
    "tides.book": ("import", "title", "author", "lang", "cover"),
    "c.md": ("title", "author", "weight", "order", "parent", "lang", "cover", "date", "published", "draft"),
}


@pytest.mark.parametrize("name", KEYS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_value_for_any_key(name: str, data: st.DataObject) -> None:
    keyed = st.dictionaries(st.sampled_from(KEYS[name]), VALUES, min_size=1, max_size=5)
    values = data.draw(st.fixed_dictionaries({"book": keyed}) | keyed if name == "_quarto.yml" else keyed)
    text = json.dumps(values, default=str) if name.endswith("json") else yaml.safe_dump(values)
    wrapped = {".md": f"---\n{text}---\n# C\n", ".book": f"{text}+ a.md\n"}.get(Path(name).suffix, text)
    with tempfile.TemporaryDirectory() as folder:
        found(Path(folder) / "book", {name: wrapped})


LINE = st.one_of(
    st.text(max_size=30),
    st.builds(
        lambda indent, mark, title, name: f"{' ' * indent}{mark}[{title}]({name})",
        st.integers(0, 8), st.sampled_from(["- ", "* ", "1. ", "", "# ", "> "]), st.text(max_size=5),
        st.sampled_from(["a.md", "b.md", "", "c.md#x", "<a b.md>", "http://[", "../x.md"]),
    ),
    st.sampled_from(["---", "# Part", "+ a.md", "- b.md", "@ Part", "@+ a.md", "frontmatter:", "```"]),
)  # fmt: skip


@pytest.mark.parametrize("name", ["SUMMARY.md", "Book.txt", "tides.book", "README.md", "AUTHORS", "CITATION"])
@settings(max_examples=60, deadline=None)
@given(lines=st.lists(LINE, max_size=8))
def test_any_lines_in_any_list(name: str, lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found(Path(folder) / "book", {name: "\n".join(lines).encode("utf-8", "surrogatepass")})
