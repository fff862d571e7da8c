"""What a manuscript tells about its book, each fact with the place where it was found."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Told:
    """One or more values, and the file (or `git`, `its words` …) that they were found in."""

    values: tuple[str, ...] = ()
    source: str = ""

    def __bool__(self) -> bool:
        return bool(self.values)

    @property
    def text(self) -> str:
        """The first value, or an empty text."""
        return self.values[0] if self.values else ""


NOTHING = Told()


@dataclass(frozen=True)
class Facts:
    """The facts that a record can be made from; what is not told is empty."""

    title: Told = NOTHING
    subtitle: Told = NOTHING
    authors: Told = NOTHING
    language: Told = NOTHING
    licence: Told = NOTHING
    rights: Told = NOTHING
    publisher: Told = NOTHING
    description: Told = NOTHING
    date: Told = NOTHING
    cover: Told = NOTHING
    cover_text: Told = NOTHING
    subjects: Told = NOTHING
    bibliography: Told = NOTHING
    citation_style: Told = NOTHING

    def otherwise(self, other: Facts) -> Facts:
        """These facts, and the other's where these are silent; a subtitle belongs to its title."""
        known = {f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(Facts)}
        if self.title and not self.subtitle:
            known["subtitle"] = NOTHING
        return Facts(**known)


def told(source: str, *values: object) -> Told:
    """A fact of the values that say something, each once, in one line each."""
    texts = (" ".join(str(value).split()) for value in values if isinstance(value, (str, int, float)))
    return Told(tuple(dict.fromkeys(text for text in texts if text and text != "False")), source)
