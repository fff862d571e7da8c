"""The zip (EPUB 3.3 section 4, OCF): the same files, the same bytes, whenever and wherever it is made."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from lxml import etree

from publish.book.tree import XML
from publish.epub.package import FOLDER

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)  # a zip cannot say less
STORED = (".jpg", ".png", ".gif")  # compressed already
PACKAGE_DOCUMENT = f"{FOLDER}/content.opf"
UNIX, PLAIN_FILE = 3, 0o100644


def seal(raw: bytes, language: str, moment: datetime) -> bytes:
    """The final EPUB: `mimetype` first, every date `moment`, and the package's own language declared."""
    out = io.BytesIO()
    stamp = max(moment.astimezone(UTC), EARLIEST).timetuple()[:6]
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            entry = zipfile.ZipInfo(name, stamp)
            entry.create_system = UNIX
            entry.external_attr = PLAIN_FILE << 16
            if name != "mimetype" and not name.endswith(STORED):
                entry.compress_type = zipfile.ZIP_DEFLATED
            if name == PACKAGE_DOCUMENT:
                data = _declare(data, language)
            target.writestr(entry, data, compresslevel=9)
    return out.getvalue()


def _declare(package_document: bytes, language: str) -> bytes:
    """EbookLib has no way to say in which language the metadata is."""
    root = etree.fromstring(package_document)
    root.set(f"{{{XML}}}lang", language)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)
