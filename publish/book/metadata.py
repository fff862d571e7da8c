"""What is known about the work as a whole: the bibliographic record every edition is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})
SCRIPTS_TO_LEFT = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})


def direction_of(language: str) -> str:
    """`rtl` or `ltr`, from a BCP 47 tag: by its script where it names one, else by its language."""
    subtags = language.lower().split("-")
    script = next((subtag for subtag in subtags[1:3] if len(subtag) == 4 and subtag.isalpha()), "")
    leftward = script in SCRIPTS_TO_LEFT if script else subtags[0] in RIGHT_TO_LEFT
    return "rtl" if leftward else "ltr"


@dataclass(frozen=True)
class Contributor:
    """A person or body with a part in the work; `role` is a MARC relator code such as `aut`."""

    name: str
    role: str = "aut"
    sort: str = ""
    about: str = ""


@dataclass(frozen=True)
class Series:
    """The series a book belongs to, and its place there (1, 2, 2.5, or none)."""

    name: str
    position: float | None = None


@dataclass(frozen=True)
class Subject:
    """What the book is about; `authority` and `code` name a scheme such as BISAC or Thema."""

    term: str
    authority: str = ""
    code: str = ""


@dataclass(frozen=True)
class Contact:
    """How readers reach and support the author: what the last pages of the book are made from."""

    message: str = ""
    email: str = ""
    website: str = ""
    support: str = ""
    support_message: str = ""

    def __bool__(self) -> bool:
        return any((self.message, self.email, self.website, self.support, self.support_message))


@dataclass(frozen=True)
class Accessibility:
    """The author's word on the book's accessibility (EPUB Accessibility 1.1, 4).

    `certified_by` vouches for `wcag`, a version and a level; `report` is an address; `summary` takes the
    place of the one that is composed.
    """

    certified_by: str = ""
    wcag: str = "2.2 AA"
    credential: str = ""
    report: str = ""
    summary: str = ""


@dataclass(frozen=True)
class Cover:
    """The front cover: a key of the book's resources, and what the picture shows."""

    image: str
    alternative: str


@dataclass(frozen=True)
class Metadata:
    """The bibliographic record. `date` is UTC; `isbn` maps an edition's name to 13 digits.

    `dated` is false where no date is known and `date` only stands in, because every file has to carry one.
    """

    title: str
    language: str
    date: datetime
    identifier: str
    subtitle: str = ""
    contributors: tuple[Contributor, ...] = ()
    publisher: str = ""
    place: str = ""
    rights: str = ""
    licence: str = ""
    share: str = ""
    description: str = ""
    subjects: tuple[Subject, ...] = ()
    series: Series | None = None
    cover: Cover | None = None
    contact: Contact = Contact()
    accessibility: Accessibility = Accessibility()
    colophon: str = ""
    isbn: Mapping[str, str] = field(default_factory=dict)
    slug: str = "book"
    dated: bool = True

    @property
    def authors(self) -> tuple[str, ...]:
        """Names of those who wrote the work, in order."""
        return tuple(c.name for c in self.contributors if c.role == "aut")

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, from the language of the book."""
        return direction_of(self.language)
