"""The two readings of Markdown: the house's own, and that of most other tools."""

from __future__ import annotations

from typing import Literal

Markup = Literal["markdown", "commonmark"]
