"""What a file of a found manuscript is, by its name, the title that it is listed under, or its heading."""

from __future__ import annotations

import re
from pathlib import Path

from publish.book.divisions import Kind, Matter
from publish.manuscript.reading_order import kind_by_name

COUNT = (
    r"(?:\d+|[ivxlc]+\b|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|first|second|third|fourth|fifth|[一二三四五六七八九十百]+)"
)
PART = re.compile(
    rf"(?:part|book|partie|teil|parte|deel|część|часть|книга|μέρος|الجزء|بخش|חלק|भाग)\s+{COUNT}"
    rf"|第\s*{COUNT}\s*[部編篇编卷巻]|제\s*{COUNT}\s*[부편]",
    re.IGNORECASE,
)
CHAPTER = re.compile(
    rf"\d+(?:\.\d+)*[.、:：)]?\s*\D|第\s*{COUNT}\s*[章回话話课課节節講讲]|제\s*\d+\s*장",
    re.IGNORECASE,
)
APPENDIX_WORD = (
    r"(?:appendix|appendices|annexe?|anhang|apéndice|appendice|apêndice|bijlage|dodatek|příloha"
    r"|приложение|додаток|παράρτημα|ملحق|پیوست|נספח|परिशिष्ट)"
)
APPENDIX = re.compile(rf"{APPENDIX_WORD}\b|附[录録錄]|付録|부록", re.IGNORECASE)
HOLDER = re.compile(
    r"(?:appendix|appendices|anhänge?|annexes?|apéndices?|付録|附[录録錄]|부록)\Z", re.IGNORECASE
)
CONTENTS = re.compile(
    r"(?:table of )?contents|toc|chapters|summary|inhalt(?:sverzeichnis)?|kapitel|sommaire|table des matières"
    r"|chapitres|índice|contenidos?|indice|capitoli|capítulos|sumário|inhoud(?:sopgave)?|содержание|оглавление"
    r"|目[录錄次]|차례|목차|المحتويات|الفهرس|فهرست",
    re.IGNORECASE,
)
RUN = re.compile(r"[\d\W_]*(front|back)[-_ ]?matter", re.IGNORECASE)
TITLES = (
    (
        r"vorwort|préface|avant-propos|prefacio|prefácio|prefazione|voorwoord|предисловие|前言|序言?"
        r"|はじめに|まえがき",
        Kind.PREFACE,
    ),
    (r"nachwort|postface|epílogo|posfácio|nawoord|послесловие|后记|後記|おわりに|あとがき", Kind.AFTERWORD),
    (r"glossar|glossaire|glosario|glossário|glossario|глоссарий|词汇表|用語集", Kind.GLOSSARY),
)  # fmt: skip


def matter_of(path: Path) -> Matter:
    """The run that a file is named for: `00.front-matter.md`."""
    run = RUN.fullmatch(path.stem)
    return Matter(f"{run[1].lower()}matter") if run else Matter.BODY


def kind_of(path: Path, *titles: str) -> Kind:
    """The kind of a file; `path` is relative, so that the folders above the book have no say."""
    if named := kind_by_name(path):
        return named[0]
    return next((kind for title in titles if (kind := _by_title(title))), Kind.CHAPTER)


def _by_title(title: str) -> Kind | None:
    plain = title.strip().lower()
    if APPENDIX.match(plain):
        return Kind.APPENDIX
    if kind := next((kind for pattern, kind in TITLES if re.fullmatch(pattern, plain)), None):
        return kind
    named = kind_by_name(Path(f"{plain}.md")) if plain and not set(plain) & set("/\\.\0") else None
    return named[0] if named else None


def is_part(title: str) -> bool:
    """Whether a title counts parts: "Part II", "第一部: …"."""
    return PART.match(title) is not None


def counts_itself(kind: Kind, title: str) -> bool:
    """Whether a title has its number in it: "第1章 …", "1.2 …", "付録A …"."""
    pattern = {Kind.PART: PART, Kind.CHAPTER: CHAPTER, Kind.APPENDIX: APPENDIX}.get(kind)
    return pattern is not None and pattern.match(title) is not None


def holds_appendices(title: str) -> bool:
    """Whether a title is only the word for appendices, so that those below it are the appendices."""
    return HOLDER.match(title.strip()) is not None


def lists_contents(title: str) -> bool:
    """Whether a title only says that the contents follow."""
    return CONTENTS.fullmatch(title.strip().rstrip(":：")) is not None
