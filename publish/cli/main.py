"""The command `publish`: one file a command, loaded when it is called."""

from __future__ import annotations

import sys
from importlib import import_module
from keyword import iskeyword
from typing import NoReturn

import click

from publish import __version__

COMMANDS = {
    "build": "Make every edition of a book.",
    "epub": "Make the EPUB.",
    "pdf": "Make the PDF editions.",
    "cover": "Make the cover of the printed book.",
    "check": "Say everything that is wrong with a book, and leave no files.",
    "explain": "Tell why something is a problem and how to mend it.",
    "release": "Make, check and attach the editions of a version.",
    "new": "Begin a book, or write the book.toml of one that is there.",
    "import": "Turn web pages, Word documents and EPUBs into chapters.",
    "clean": "Empty the cache.",
}


class Commands(click.Group):
    """Knows its commands by name and loads one only to run it or to show its help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        if cmd_name not in COMMANDS:
            return None
        name = _module_of(cmd_name)
        command = getattr(import_module(f"publish.cli.{name}"), name)
        assert isinstance(command, click.Command)  # noqa: S101
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; whoever stops it is told that nothing is lost."""
        theirs, sys.unraisablehook = sys.unraisablehook, _unraisable
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            _stop()
        finally:
            sys.unraisablehook = theirs

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in the help text, without loading the commands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _unraisable(fault: sys.UnraisableHookArgs) -> None:
    """Ctrl-C that comes while Python lets go of an object, or in a callback, would be lost."""
    if issubclass(fault.exc_type, KeyboardInterrupt):
        _stop()
    sys.__unraisablehook__(fault)


def _stop() -> NoReturn:
    from publish.cli import report  # noqa: PLC0415

    report.interrupted()


def _module_of(command: str) -> str:
    """The name of a command's module and function; behind a word of Python's own stands a line."""
    return f"{command}_" if iskeyword(command) else command


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: publish build my-book",
)
@click.version_option(__version__, "--version", message="publish %(version)s")
def main() -> None:
    """Turn a book written in Markdown into an EPUB and a print-ready PDF.

    A book is a folder with Markdown files in it, or with a folder manuscript/ that holds them.
    The editions are written to dist/ in that folder.
    """
