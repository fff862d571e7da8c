"""What the commands have in common: the book, the output, and the run itself."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

Command = Callable[..., Any]

book = click.argument(
    "book", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="[BOOK]"
)
output = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Write the edition to FILE instead of dist/.",
)  # fmt: skip
quiet = click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong, and no progress.")


def run(  # noqa: PLR0913 - what the commands ask for, and how much they say
    folder: Path,
    editions: list[str] | None,
    output_file: Path | None,
    *,
    silent: bool,
    variant: Mapping[str, Any] | None = None,
    remarks: bool = False,
) -> None:
    """Build and report; ends the program with the exit code. `variant` is the form of the book."""
    from publish import press  # noqa: PLC0415
    from publish.cli import report  # noqa: PLC0415
    from publish.problems import MissingTool  # noqa: PLC0415

    try:
        with report.progress(quiet=silent) as progress:
            result = press.build(folder, editions, output_file, progress, press.Variant(**(variant or {})))
    except MissingTool as fault:
        sys.exit(report.missing(str(fault)))
    sys.exit(report.report(result, quiet=silent, remarks=remarks))
