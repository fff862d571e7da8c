"""Real books by others, where they lie beside the project; elsewhere their tests are skipped loudly."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="SKIPPED: no folder ../shared with real books")


def manuscript(name: str) -> Path:
    """The folder of a real book."""
    return SHARED / "manuscripts" / name
