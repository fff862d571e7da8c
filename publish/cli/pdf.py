"""`publish pdf`: the PDF editions."""

from __future__ import annotations

from pathlib import Path

import click

from publish.cli import options
from publish.means import Means


@click.command(epilog="Example: publish pdf my-book --edition print")
@options.book
@click.option(
    "--edition",
    type=click.Choice(["print", "screen"]),
    help="Make only this one: print for a printer, screen for reading.",
)
@click.option(
    "--report",
    "remarks",
    is_flag=True,
    help="List what is left to look at: loose and short lines, hyphens, tables set smaller or turned.",
)
@options.output
@options.means
@options.quiet
def pdf(  # noqa: PLR0913, PLR0917 - click gives them by name
    book: Path, edition: str | None, output: Path | None, means: Means, quiet: bool, remarks: bool
) -> None:
    """Make every PDF edition that the book in the folder BOOK declares (by default the printed one)."""
    if output and not edition:
        edition = "print"
    options.run(book, [edition or "pdf"], output, silent=quiet, means=means, remarks=remarks)
