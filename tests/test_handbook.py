"""What is not in the handbook is not finished: every command, option, key and rule is named in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields

import click
import pytest
import yaml
from pydantic import BaseModel

from publish.book.divisions import Kind
from publish.manuscript.front_matter import FrontMatter
from publish.manuscript.measures import NAMED_TRIMS
from publish.manuscript.project import BookFile
from publish.manuscript.project_file import models_in
from publish.manuscript.reading_order import kind_by_name
from publish.manuscript.values import MARC_ROLES
from publish.rules import CATALOGUE
from publish.starter.writing import contents
from tests import handbook

BOOKS_FILE = handbook.chapter("04-the-books-file.md")
COMMAND_LINE = handbook.chapter("07-the-command-line.md")
MANUSCRIPT = handbook.chapter("02-the-manuscript.md")
EXAMPLE = tomllib.loads(BOOKS_FILE.partition('title="manuscript/book.toml"\n')[2].partition("\n```")[0])


def commands() -> dict[str, click.Command]:
    """The command line as it is, the commands under their names."""
    from publish.cli.main import main  # noqa: PLC0415

    context = click.Context(main)
    found = {name: main.get_command(context, name) for name in main.list_commands(context)}
    return {"": main} | {name: command for name, command in found.items() if command is not None}


def options(command: click.Command) -> Iterator[str]:
    """Every spelling of every option of a command, with that of its help."""
    for parameter in command.get_params(click.Context(command, help_option_names=["-h", "--help"])):
        if isinstance(parameter, click.Option):
            yield from (*parameter.opts, *parameter.secondary_opts)


def keys(model: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every key of the book's file, through all its tables."""
    for name, field in model.model_fields.items():
        yield (*path, name)
        for inner in models_in(field.annotation):
            yield from keys(inner, (*path, name))


def in_example(path: tuple[str, ...], value: object = EXAMPLE) -> bool:
    """Whether the complete example has the key, in any of the tables of a list."""
    if not path:
        return True
    if isinstance(value, list):
        return any(in_example(path, item) for item in value)
    return isinstance(value, dict) and path[0] in value and in_example(path[1:], value[path[0]])


def test_the_rules_are_those_of_the_catalogue() -> None:
    """If this fails: `python -m tests.handbook` writes the list anew."""
    assert handbook.rules_in_handbook() == handbook.rules_chapter()


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
def test_every_rule_has_one_place(rule) -> None:  # type: ignore[no-untyped-def]
    assert handbook.ERRORS.read_text("utf-8").count(f"{{#{rule.code.lower()}}}") == 1


def test_every_command_and_option_is_told() -> None:
    told = handbook.terms(COMMAND_LINE) | set(re.findall(r"-{0,2}[\w-]+", COMMAND_LINE))
    for name, command in commands().items():
        assert not name or f"\n## publish {name} " in COMMAND_LINE
        for option in options(command):
            assert option in told, f"publish {name} {option}"


def test_every_option_of_a_command_stands_in_its_form() -> None:
    for name, command in commands().items():
        if not name:
            continue
        form = re.search(rf"^```text\npublish {name}\b(.*)$", COMMAND_LINE, re.MULTILINE)
        assert form is not None, name
        for parameter in command.params:
            spellings = (
                parameter.opts
                if isinstance(parameter, click.Option)
                else [str(parameter.metavar).strip("[].")]
            )
            assert any(spelling in form[1] for spelling in spellings), f"publish {name} {spellings}"


def test_no_option_is_told_that_is_not_there() -> None:
    known = {option for command in commands().values() for option in options(command)}
    told = set(re.findall(r"`(--?[a-z][\w-]*)", COMMAND_LINE))
    assert told == known


@pytest.mark.parametrize("path", sorted(set(keys(BookFile))), ids=".".join)
def test_every_key_of_the_book_file_is_told(path: tuple[str, ...]) -> None:
    assert path[-1] in handbook.terms(BOOKS_FILE)


def test_the_complete_example_is_complete() -> None:
    """It has parts, so it lists no chapters without one; the pages of the print edition have every key."""
    absent = {path for path in keys(BookFile) if not in_example(path)}
    assert {path for path in absent if path[:2] != ("editions", "screen")} == {("contents", "chapters")}


def examples() -> list[str]:
    """Every TOML listing of the chapter on the book's file."""
    return re.findall(r"^```toml[^\n]*\n(.*?)^```", BOOKS_FILE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("example", examples()[1:])
def test_examples_of_the_book_file_are_right(example: str) -> None:
    """All but the first, which shows how TOML is written and is no book's file."""
    BookFile.model_validate(tomllib.loads(example))


def test_every_front_matter_key_is_told() -> None:
    told = handbook.defined(MANUSCRIPT, "front-matter")
    assert told == {field.name for field in fields(FrontMatter)}


def test_every_kind_role_and_trim_is_told() -> None:
    told = handbook.terms(MANUSCRIPT)
    assert {kind.value for kind in Kind} <= told
    assert set(MARC_ROLES) <= handbook.terms(BOOKS_FILE)
    assert set(NAMED_TRIMS) <= handbook.terms(BOOKS_FILE)


def test_the_table_of_roles_is_right() -> None:
    """Every file name in it has the place that it says."""
    rows = re.findall(r"^\| (`.*?) \|.*\| (front|body|back) \|$", MANUSCRIPT, re.MULTILINE)
    assert len(rows) == 16
    for names, matter in rows:
        for name in re.findall(r"`(.+?)`", names):
            found = kind_by_name(handbook.MANUSCRIPT / f"{name}.md")
            assert found is not None, name
            assert found[1].value == f"{matter}matter", name


def test_the_workflow_is_that_of_a_new_book() -> None:
    """If this fails: copy it from publish/starter/files/workflows, with the version."""
    shown = handbook.chapter("08-releasing.md").partition('github/workflows/release.yml"\n')[2]
    assert f"{shown.partition('```')[0]}" == contents("Any")[".github/workflows/release.yml"]


def test_other_workflows_are_yaml() -> None:
    listings = re.findall(
        r"^```yaml[^\n]*\n(.*?)^```", handbook.chapter("08-releasing.md"), re.MULTILINE | re.DOTALL
    )
    assert len(listings) == 2
    assert all(isinstance(yaml.safe_load(listing), dict) for listing in listings)
