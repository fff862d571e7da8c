"""Prices in the five digits of a barcode's add-on, as the book trade writes them (EAN-5).

The first digit names the currency, the others are the price in hundredths; `90000` says that no price is
meant. Source: the Book Industry Study Group's "Bar Coding Guidelines for the U.S. Book Industry".
"""

from __future__ import annotations

import re

CURRENCIES = {"GBP": "0", "AUD": "3", "NZD": "4", "USD": "5", "CAD": "6"}
DEAREST = 9999  # what is dearer than four digits can tell is told as these
PRICE = re.compile(r"([A-Z]{3}) ?(\d{1,6})(?:\.(\d{2}))?")


def add_on(price: str) -> str:
    """The digits for `"USD 15.99"`, or those that are given; ValueError says what is wanted."""
    if re.fullmatch(r"[0-9]{5}", price):
        return price
    match = PRICE.fullmatch(price)
    if match is None or match[1] not in CURRENCIES:
        known = ", ".join(CURRENCIES)
        raise ValueError(f"'{price}' is not a price such as \"USD 15.99\" ({known}), nor five digits")
    hundredths = int(match[2]) * 100 + int(match[3] or 0)
    return f"{CURRENCIES[match[1]]}{min(hundredths, DEAREST):04}"
