"""The only place that speaks: paths to stdout, problems and progress to stderr."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from publish.cli import annotations as notes
from publish.cli import record
from publish.problems import Problem, Rule, Severity, has_errors
from publish.result import Progress, Result, silent

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from publish.inspection import Inspection

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}
# Control characters, ends of lines, turns of the direction, and halves of characters.
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
BUILT, PROBLEMS, TOOL_MISSING, INTERRUPTED = 0, 1, 3, 130


def report(result: Result, *, quiet: bool, remarks: bool = False) -> int:
    """Say what was found and made, and on request what is left to look at; the exit code."""
    for line in result.found if not quiet else ():
        click.echo(_plain(line), err=True)
    for problem in result.problems:
        if not quiet or problem.severity is Severity.ERROR:
            _say(problem)
    for remark in result.remarks if remarks else ():
        click.echo(_plain(remark), err=True)
    paths(result.paths)
    return _outcome(result.problems, "" if result.paths else "; nothing was written")


def inspected(done: Inspection, form: str, *, quiet: bool) -> int:
    """Say what a check found: in words, as JSON or as annotations; the exit code."""
    if form == "json":
        click.echo(record.written(done))
        return PROBLEMS if has_errors(done.problems) else BUILT
    heard = [each for each in done.problems if not quiet or each.severity is Severity.ERROR]
    if form == "github":
        for line in notes.commands(heard, done.folder):
            click.echo(line)
    else:
        for problem in heard:
            _say(problem)
    if not quiet:
        _made(done)
    return _outcome(done.problems)


def _made(done: Inspection) -> None:
    """Which checks were made of each edition, which not, and how many findings the author silenced."""
    for edition in done.editions:
        made = [str(check) for check in done.checks if check.edition == edition and not check.reason]
        click.echo(f"checked {edition}: {', '.join(made)}", err=True)
    if done.silenced:
        number = len(done.silenced)
        click.echo(f"{number} finding{'s' if number > 1 else ''} silenced in the book's file", err=True)


def _outcome(problems: Sequence[Problem], more: str = "") -> int:
    """The exit code, and the number of errors where there are any."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if errors:
        click.echo(f"{errors} error{'s' if errors > 1 else ''}{more}", err=True)
    return PROBLEMS if errors else BUILT


def paths(made: Iterable[Path]) -> None:
    """Name the files that were made, on standard output."""
    for path in made:
        click.echo(_relative(path))


def attached(tag: str, problems: Sequence[Problem]) -> int:
    """Say how the way to the forge went; the exit code."""
    for problem in problems:
        _say(problem)
    if not problems:
        click.echo(f"attached to the release {tag}", err=True)
    return _outcome(problems)


def missing(words: str) -> int:
    """Say which tool has to be installed."""
    click.echo(f"error: {words}", err=True)
    return TOOL_MISSING


def explain(chosen: Iterable[Rule]) -> None:
    """Tell of each rule what it finds, why that matters, and how to mend it."""
    for rule in chosen:
        click.echo(f"{rule.code}: {rule.title} ({rule.severity.value})")
        for label, words in (("Why", rule.why), ("How to mend it", rule.mend)):
            click.echo(click.wrap_text(f"{label}: {words}", 78, "  ", "    "))
        if rule.soft:
            click.echo("  In a book that is laid out for another tool it is only a warning.")


def interrupted() -> NoReturn:
    """Say that the work was stopped, and end at once: what still runs in threads is not waited for."""
    click.echo("\nstopped; the last editions are as they were", err=True)
    sys.stdout.flush()
    os._exit(INTERRUPTED)


def _say(problem: Problem) -> None:
    severity = click.style(problem.severity.value, fg=COLOURS[problem.severity], bold=True)
    place, message = _plain(str(problem.location)), _plain(problem.message)
    click.echo(f"{place}: {severity} {problem.code}: {message}", err=True, color=_colour())
    if problem.hint:
        click.echo(f"  hint: {_plain(problem.hint)}", err=True)


def _plain(words: str) -> str:
    """On one line and without commands: what a manuscript says must not pass for a terminal's or CI's own."""
    return UNSEEN.sub(lambda found: repr(found[0])[1:-1], words)


def _colour() -> bool | None:
    """Colour only on a terminal, and never against the reader's will (no-color.org)."""
    return False if os.environ.get("NO_COLOR") else None


def _relative(path: Path) -> str:
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Progress]:
    """A bar on a terminal, plain lines elsewhere, nothing when quiet."""
    if quiet:
        yield silent
    elif sys.stderr.isatty():
        with ExitStack() as stack:
            yield _Bar(stack).show
    else:
        yield _lines


def _lines(done: int, total: int, what: str) -> None:
    if done in (0, total):
        click.echo(f"{what}: {done}/{total}", err=True)


class _Bar:
    """One progress bar after the other, each for one kind of work."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._what = ""
        self._done = 0
        self._bar: ProgressBar[int] | None = None

    def show(self, done: int, total: int, what: str) -> None:
        """Move the bar; a new kind of work starts a new one."""
        if self._bar is None or what != self._what:
            self._stack.close()
            self._what, self._done = what, 0
            self._bar = self._stack.enter_context(
                click.progressbar(length=max(total, 1), label=what, file=sys.stderr)
            )
        self._bar.update(done - self._done)
        self._done = done
