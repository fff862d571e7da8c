"""`publish release`: the editions of a version, made, checked, named and attached."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publish.cli import options
from publish.means import Means

if TYPE_CHECKING:
    from publish.problems import Problem
    from publish.release.delivery import Delivery


def _tag(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    from publish.release.history import is_tag  # noqa: PLC0415

    if not is_tag(value):
        raise click.BadParameter(f"'{value}' is no tag such as v1.2.0 (letters, digits and . _ + - in it)")
    return value


@click.command(epilog="Example: publish release --tag v1.2.0 --dry-run")
@options.book
@click.option("--tag", required=True, metavar="TAG", callback=_tag, help="The version: a tag such as v1.2.0.")
@click.option("--dry-run", "trial", is_flag=True, help="Make and check everything, and attach nothing.")
@click.option(
    "--attach", "only_attach", is_flag=True, help="Attach what a dry run has made, and make nothing."
)
@options.form
@options.means
@options.quiet
def release(  # noqa: PLR0913, PLR0917 - click gives them by name
    book: Path, tag: str, trial: bool, only_attach: bool, form: str, means: Means, quiet: bool
) -> None:
    """Make every edition of the book in the folder BOOK, check it, and attach it to the release of a tag.

    The files are written to dist/ with the tag in their names, and with them SHA256SUMS and what has changed
    since the tag before, RELEASE-NOTES.md. An error in the book or in an edition writes and attaches nothing.
    """
    from publish.cli import report  # noqa: PLC0415
    from publish.problems import MissingTool  # noqa: PLC0415

    if trial and only_attach:
        raise click.UsageError("--dry-run attaches nothing: leave out --attach")
    try:
        made = _made_before(book, tag) if only_attach else _make(book, tag, trial, form, means, quiet)
        if not trial:
            problems: list[Problem] = []
            made.attach(problems)
            sys.exit(report.attached(made.tag, problems))
    except MissingTool as fault:
        sys.exit(report.missing(str(fault)))


def _make(book: Path, tag: str, trial: bool, form: str, means: Means, quiet: bool) -> Delivery:  # noqa: PLR0913, PLR0917
    """Make, check and write; an error ends the program."""
    from publish.cli import report  # noqa: PLC0415

    with report.progress(quiet=quiet) as progress, options.prepared(means):
        from publish import inspection  # noqa: PLC0415
        from publish.release import delivery  # noqa: PLC0415

        done = inspection.inspect(book, progress, means)
    problems = [*done.problems, *delivery.faults(book, tag, trial=trial)]
    made = delivery.make(done, tag, problems)
    code = report.inspected(replace(done, problems=tuple(problems)), form, quiet=quiet)
    if made is None:
        sys.exit(code)
    if form != "json":
        report.paths(made.paths)
    return made


def _made_before(book: Path, tag: str) -> Delivery:
    """Look at what was made; what is not as it was ends the program."""
    from publish.cli import report  # noqa: PLC0415
    from publish.release import delivery  # noqa: PLC0415

    problems: list[Problem] = []
    made = delivery.made_before(book, tag, problems)
    if made is None:
        sys.exit(report.attached(tag, problems))
    return made
