"""Judges that nobody here wrote: EPUBCheck and veraPDF, kept warm in one Java virtual machine.

The machine starts with the first question and stays for the session.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile

from publish.checks import epubcheck as epub_judge
from publish.checks import machine
from publish.checks import verapdf as pdf_judge
from publish.checks.epubcheck import Message

HINTS = frozenset({"USAGE", "INFO"})


def available() -> bool:
    """Whether the packages that the judges live in are installed."""
    return machine.available(machine.EPUBCHECK) and machine.available(machine.VERAPDF)


def epubcheck(book: Path | bytes) -> list[Message]:
    """What EPUBCheck says about an EPUB; of its usage hints, those on accessibility."""
    if isinstance(book, bytes):
        with NamedTemporaryFile(suffix=".epub") as file:
            file.write(book)
            file.flush()
            return epubcheck(Path(file.name))
    found = epub_judge.messages(book)
    return [message for message in found if message.severity not in HINTS or message.id[:3] == "ACC"]


def verapdf(file: Path, profile: str) -> list[str]:
    """The checks of a profile such as `PDFUA-1` or `PDFA-2A` that a PDF fails; none means it conforms."""
    return pdf_judge.failures(file, profile)
