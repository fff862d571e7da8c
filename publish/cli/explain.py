"""`publish explain`: why something is a problem, and how to mend it."""

from __future__ import annotations

import click


@click.command(epilog="Example: publish explain M014")
@click.argument("codes", nargs=-1, required=True, metavar="CODE...")
def explain(codes: tuple[str, ...]) -> None:
    """Tell why what a CODE stands for is a problem, and how to mend it.

    A code is the letter and the number in a message: M014. The handbook's last chapter lists all.
    """
    from publish.cli import report  # noqa: PLC0415
    from publish.problems import nearest  # noqa: PLC0415
    from publish.rules import BY_CODE  # noqa: PLC0415

    for code in codes:
        if code.upper() not in BY_CODE:
            raise click.BadParameter(f"no code '{code}'. {nearest(code.upper(), BY_CODE)}".strip())
    report.explain(BY_CODE[code.upper()] for code in codes)
