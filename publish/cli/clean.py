"""`publish clean`: the cache is emptied."""

from __future__ import annotations

import sys

import click

from publish.store import Store, folder


@click.command(epilog="Example: publish clean")
def clean() -> None:
    """Empty the cache, which keeps set pages between builds. No book and no edition is touched.

    It lies in the folder that PUBLISH_CACHE names, else where the system keeps such things.
    """
    if not Store(folder()).clear():
        click.echo(f"error: {folder()} was not made by publish", err=True)
        sys.exit(1)
