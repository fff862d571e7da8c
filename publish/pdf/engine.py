"""What shapes the letters and lays them out, with its versions: other versions may make other pages."""

from __future__ import annotations

from functools import cache

from publish import cores
from publish.pdf.pango import NO_PANGO
from publish.problems import MissingTool


@cache
def engine() -> str:
    """The typesetter and its libraries. Raises MissingTool where Pango is missing."""
    return cores.later(_versions, None)()


def _versions(_: None) -> str:
    """HarfBuzz tells what it is at least."""
    try:
        from weasyprint import __version__  # noqa: PLC0415
        from weasyprint.text.ffi import harfbuzz, pango  # noqa: PLC0415
    except OSError as error:
        raise MissingTool(NO_PANGO) from error
    major = max(number for number in range(1, 100) if harfbuzz.hb_version_atleast(number, 0, 0))
    minor = max(number for number in range(100) if harfbuzz.hb_version_atleast(major, number, 0))
    shaper = pango.pango_version()  # 15014 is 1.50.14
    shaped = f"{shaper // 10000}.{shaper // 100 % 100}.{shaper % 100}"
    return f"WeasyPrint {__version__}, Pango {shaped}, HarfBuzz {major}.{minor}"
