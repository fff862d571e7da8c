"""The judges themselves: what is wrong is reported."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pikepdf


def test_a_file_that_is_no_epub_is_refused(judges: ModuleType) -> None:
    severities = {message.severity for message in judges.epubcheck(b"no book")}
    assert severities == {"ERROR", "FATAL"}


def test_an_untagged_page_is_not_accessible(judges: ModuleType, tmp_path: Path) -> None:
    page = pikepdf.new()
    page.add_blank_page()
    page.save(tmp_path / "page.pdf")
    failures = judges.verapdf(tmp_path / "page.pdf", "PDFUA-1")
    assert any(failure.startswith("6.2-1 ") for failure in failures), failures
