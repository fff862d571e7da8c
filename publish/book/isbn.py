"""International Standard Book Numbers (ISO 2108): checked, and written with their hyphens."""

from __future__ import annotations

from stdnum import isbn
from stdnum.exceptions import ValidationError


def checked(number: str) -> str:
    """The thirteen digits of an ISBN-10 or ISBN-13; ValueError where the check digit does not fit."""
    try:
        return str(isbn.to_isbn13(isbn.validate(number)))
    except ValidationError as fault:
        raise ValueError("not an ISBN") from fault


def hyphenated(digits: str) -> str:
    """The number as it is printed: 978-0-306-40615-7."""
    return str(isbn.format(digits))
