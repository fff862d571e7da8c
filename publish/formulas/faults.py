"""What a formula that cannot be set says of itself."""

from __future__ import annotations


class Unsettable(ValueError):
    """A formula that no edition can show but as its source; the words say why."""
