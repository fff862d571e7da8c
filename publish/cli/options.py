"""What the commands have in common: the book, the output, and the run itself."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack, suppress
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from publish.means import Means
    from publish.result import Progress, Result, Variant

Command = Callable[..., Any]

book = click.argument(
    "book", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="[BOOK]"
)
output = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Write the edition to FILE instead of dist/.",
)  # fmt: skip
quiet = click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong, and no progress.")
form = click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text",
    help="How findings are told: in words, as JSON for programs, or as notes on a pull request.",
)  # fmt: skip
_jobs = click.option(
    "-j", "--jobs", type=click.IntRange(min=1), metavar="N",
    help="Set pages in so many processes; by default one for each core.",
)  # fmt: skip
_no_cache = click.option("--no-cache", is_flag=True, help="Make everything anew, and keep nothing.")


def means(command: Command) -> Command:
    """How much of the machine the work may use: `jobs` and `no_cache` become one argument, `means`."""

    @wraps(command)
    def with_means(*args: Any, jobs: int | None, no_cache: bool, **others: Any) -> Any:
        from publish.means import Means  # noqa: PLC0415
        from publish.store import Store, folder  # noqa: PLC0415

        return command(*args, means=Means(jobs, None if no_cache else Store(folder())), **others)

    return _jobs(_no_cache(with_means))


def prepared(means: Means) -> AbstractContextManager[object]:
    """Meanwhile other processes parse and typeset: they load what this takes while the book is read."""
    from publish import cores  # noqa: PLC0415

    stack = ExitStack()
    stack.enter_context(cores.begun(cores.Trade.PARSING, _load_parser, means.jobs))
    stack.enter_context(cores.begun(cores.Trade.TYPESETTING, _load_typesetter, means.jobs))
    return stack


def _load_parser() -> None:
    import_module("publish.manuscript.markdown")


def _load_typesetter() -> None:
    from publish.problems import MissingTool  # noqa: PLC0415

    with suppress(MissingTool):  # it is told where the typesetter is needed
        import_module("publish.pdf.mending")
        import_module("publish.pdf.cover.picture")


def run(  # noqa: PLR0913 - what the commands ask for, and how much they say
    folder: Path,
    editions: list[str] | None,
    output_file: Path | None,
    *,
    silent: bool,
    means: Means,
    variant: Mapping[str, Any] | None = None,
    remarks: bool = False,
) -> None:
    """Build and report; ends the program with the exit code. `variant` is the form of the book."""
    from publish.cli import report  # noqa: PLC0415
    from publish.problems import MissingTool  # noqa: PLC0415
    from publish.result import Variant  # noqa: PLC0415

    try:
        with report.progress(quiet=silent) as progress:
            form = Variant(**(variant or {}))
            result = _built(folder, editions, output_file, progress, form, means)
    except MissingTool as fault:
        sys.exit(report.missing(str(fault)))
    sys.exit(report.report(result, quiet=silent, remarks=remarks))


def _built(  # noqa: PLR0913, PLR0917 - as the driver is called
    folder: Path,
    editions: list[str] | None,
    output_file: Path | None,
    progress: Progress,
    variant: Variant,
    means: Means,
) -> Result:
    """What the driver makes; if the book stands as it was built, the answer of last time."""
    from publish import standing  # noqa: PLC0415

    asked = standing.Request(folder, editions, output_file, variant)
    stands = standing.look(asked, means.store) if means.store else None
    known = stands.answer() if stands else None
    if known is not None:
        return known
    with prepared(means):
        from publish import press  # noqa: PLC0415

        result = press.build(folder, editions, output_file, progress, variant, means)
    if stands:
        stands.keep(result)
    return result
