"""Every glyph says which letters it stands for, so that text is read aloud and copied (ISO 14289-1, 7.21.7).

Where several glyphs make one letter, such as a mark on a circle that the script asks for, WeasyPrint gives
the letter to one of them and nothing to the others: readers then show a replacement character.
"""

from __future__ import annotations

import re

from pikepdf import Dictionary, Name, Pdf, Stream

SILENT = re.compile(rb"(<[0-9A-Fa-f]+>) <>")
# Zero width: it adds nothing that could be seen, heard or found.
ZERO_WIDTH = rb"\1 <200B>"


def complete(pdf: Pdf) -> None:
    """Give the glyphs that say nothing a character without width."""
    for font in pdf.objects:
        if not isinstance(font, Dictionary) or font.get("/Type") != Name.Font:
            continue
        table = font.get("/ToUnicode")
        if isinstance(table, Stream):
            said = table.read_bytes()
            complete_table = SILENT.sub(ZERO_WIDTH, said)
            if complete_table != said:
                table.write(complete_table)
