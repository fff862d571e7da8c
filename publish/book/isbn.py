"""International Standard Book Numbers (ISO 2108): checked, and written with their hyphens."""

from __future__ import annotations


def checked(number: str) -> str:
    """The thirteen digits of an ISBN-10 or ISBN-13; ValueError where the check digit does not fit."""
    from stdnum import isbn  # noqa: PLC0415 - few books have one yet
    from stdnum.exceptions import ValidationError  # noqa: PLC0415

    try:
        return str(isbn.to_isbn13(isbn.validate(number)))
    except ValidationError as fault:
        raise ValueError("not an ISBN") from fault


def hyphenated(digits: str) -> str:
    """The number as it is printed: 978-0-306-40615-7."""
    from stdnum import isbn  # noqa: PLC0415 - few books have one yet

    return str(isbn.format(digits))
