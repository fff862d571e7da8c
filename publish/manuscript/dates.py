"""The date of the editions: the author's, else SOURCE_DATE_EPOCH, else the last commit; never the clock."""

from __future__ import annotations

import datetime as dt
import os
import re

from publish import rules
from publish.manuscript import commits
from publish.manuscript.folder import Folder
from publish.problems import Location, Problem

FIXED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def date_of(value: object) -> str:
    """A value as a date of the form 2026-11-25, or a year; empty where it is neither."""
    text = str(value.date() if isinstance(value, dt.datetime) else value).strip()
    match = re.match(r"\d{4}(?:-\d{2}-\d{2})?(?=\Z|[T\s])", text)
    try:
        return match[0] if match and dt.date.fromisoformat(f"{match[0]}-01-01"[:10]) else ""
    except ValueError:
        return ""


def stated(text: str) -> dt.datetime | None:
    """The moment of such a date or year, in UTC."""
    return dt.datetime.fromisoformat(f"{text}-01-01"[:10]).replace(tzinfo=dt.UTC) if text else None


def edition_date(declared: dt.datetime | None, folder: Folder, problems: list[Problem]) -> dt.datetime:
    """The date in UTC, and a notice where it had to be a fixed one."""
    if declared is not None:
        return declared
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC)
    committed = _last_commit(folder)
    if committed is not None:
        return committed
    problems.append(
        rules.NO_DATE.at(
            Location(folder.name_of(folder.project_file)),
            f"no date is known, so the editions carry {FIXED:%Y-%m-%d}",
            "set date in the book's file",
        )
    )
    return FIXED


def _last_commit(folder: Folder) -> dt.datetime | None:
    """When the book's folder was last committed to git; None where it is not in git."""
    stamp, *_ = [*commits.log(folder.book, "-1", "--format=%ct", "--", "."), ""]
    if not stamp.isdecimal():
        return None
    return dt.datetime.fromtimestamp(int(stamp), tz=dt.UTC)
