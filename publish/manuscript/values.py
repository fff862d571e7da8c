"""How values stand in the book's file: lengths, dates, roles, ISBNs; each says what is wrong with another."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from publish.book.isbn import checked
from publish.book.price import add_on
from publish.manuscript.measures import millimetres, trim_size
from publish.problems import nearest
from publish.rules import BY_CODE

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
MARC_ROLES = {
    "author": "aut", "editor": "edt", "translator": "trl", "illustrator": "ill", "photographer": "pht",
    "designer": "bkd", "cover designer": "cov", "foreword": "aui", "introduction": "aui",
    "afterword": "aft", "compiler": "com", "contributor": "ctb", "narrator": "nrt", "proofreader": "pfr",
}  # fmt: skip


def _role(value: str) -> str:
    code = MARC_ROLES.get(value.lower(), value)
    if not re.fullmatch(r"[a-z]{3}", code):
        raise ValueError(f"'{value}' is no role; say {', '.join(MARC_ROLES)}, or a MARC code such as aut")
    return code


def _language(value: str) -> str:
    if not LANGUAGE_TAG.match(value):
        raise ValueError("not a language tag")
    return value


def _colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}|[a-z]*", value):
        raise ValueError(f'\'{value}\' is not a colour such as "petrol" or "#17525a"')
    return value


def _date(value: object) -> dt.datetime:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC) if value.tzinfo else value.replace(tzinfo=dt.UTC)
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day, tzinfo=dt.UTC)
    if isinstance(value, int) and 1000 <= value <= 9999:
        return dt.datetime(value, 1, 1, tzinfo=dt.UTC)
    try:
        return _date(dt.datetime.fromisoformat(str(value)))
    except ValueError as fault:
        raise ValueError(f"'{value}' is not a date such as 2026-11-25") from fault


def _code(value: str) -> str:
    if value not in BY_CODE:
        hint = nearest(value, BY_CODE) or "the last chapter of the handbook lists them"
        raise ValueError(f"no code '{value}'; {hint}")
    return value


def one_of(names: tuple[str, ...], what: str) -> Callable[[str], str]:
    """A check that says what there is, and what may have been meant."""

    def checked_name(value: str) -> str:
        if value and value not in names:
            hint = nearest(value, names)
            raise ValueError(f"no {what} '{value}'; {hint or 'there is ' + ', '.join(names)}")
        return value

    return checked_name


Length = Annotated[float, BeforeValidator(millimetres)]
Trim = Annotated[tuple[float, float], BeforeValidator(trim_size)]
Isbn = Annotated[str, AfterValidator(checked)]
Price = Annotated[str, AfterValidator(add_on)]
Role = Annotated[str, AfterValidator(_role)]
Language = Annotated[str, AfterValidator(_language)]
Colour = Annotated[str, AfterValidator(_colour)]
Date = Annotated[dt.datetime, BeforeValidator(_date)]
Code = Annotated[str, AfterValidator(_code)]
