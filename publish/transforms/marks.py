"""The quotation marks of each language and the spaces beside them (Unicode CLDR, and national practice)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

NO_BREAK = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"


@dataclass(frozen=True)
class Marks:
    """How a language sets quotations.

    `outer` stands for the straight double mark, `inner` for the single one, each as an opening and a
    closing sign. `inside` is the space within guillemets; `before` maps a sign to the space it wants.
    `short` are abbreviations that must not part from the word or number after them.
    """

    outer: str = "“”"
    inner: str = "‘’"
    inside: str = ""
    before: Mapping[str, str] = field(default_factory=dict)
    short: tuple[str, ...] = ()


ENGLISH = Marks(
    short=("Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Rev.", "St.", "Fig.", "No.", "p.", "pp.", "vol.")
)
GUILLEMETS = Marks("«»", "“”", short=("p.", "pp."))
FRENCH = Marks(
    "«»",
    "“”",
    NO_BREAK,
    {":": NO_BREAK, ";": NARROW, "!": NARROW, "?": NARROW},
    ("M.", "MM.", "Mme", "Mlle", "Dr", "Me", "p.", "pp.", "vol.", "fig.", "n°"),
)
# In Canada the high signs stand close to the word; in Switzerland all the spaces are narrow.
CANADIAN = Marks("«»", "“”", NO_BREAK, {":": NO_BREAK}, FRENCH.short)
SWISS_FRENCH = Marks("«»", "‹›", NARROW, dict.fromkeys(":;!?", NARROW), FRENCH.short)
GERMAN = Marks("„“", "‚‘", short=("S.", "Nr.", "Abb.", "Dr.", "Prof.", "Hr.", "Fr.", "z.", "d.", "u."))
SWISS_GERMAN = Marks("«»", "‹›", short=GERMAN.short)
LOW_HIGH = Marks("„“", "‚‘", short=("p.", "pp."))
POLISH = Marks("„”", "«»", short=("s.", "np.", "dr", "prof."))
RUSSIAN = Marks("«»", "„“", short=("с.", "т.", "гл.", "рис.", "им."))
NORDIC = Marks("””", "’’", short=("s.", "nr."))

LANGUAGES: Mapping[str, Marks] = {
    "ar": GUILLEMETS,
    "be": RUSSIAN,
    "bg": Marks("„“", "’’"),
    "ca": GUILLEMETS,
    "cs": LOW_HIGH,
    "da": NORDIC,
    "de": GERMAN,
    "de-ch": SWISS_GERMAN,
    "de-li": SWISS_GERMAN,
    "el": GUILLEMETS,
    "en": ENGLISH,
    "es": GUILLEMETS,
    "es-419": Marks(),
    "es-ar": Marks(),
    "es-cl": Marks(),
    "es-co": Marks(),
    "es-mx": Marks(),
    "es-us": Marks(),
    "et": LOW_HIGH,
    "eu": GUILLEMETS,
    "fa": Marks("«»", "‹›"),
    "fi": NORDIC,
    "fr": FRENCH,
    "fr-ca": CANADIAN,
    "fr-ch": SWISS_FRENCH,
    "gl": GUILLEMETS,
    "he": Marks("””", "’’"),
    "hr": LOW_HIGH,
    "hu": Marks("„”", "»«"),
    "is": LOW_HIGH,
    "it": GUILLEMETS,
    "lt": LOW_HIGH,
    "nb": Marks("«»", "‘’", short=NORDIC.short),
    "nn": Marks("«»", "‘’", short=NORDIC.short),
    "no": Marks("«»", "‘’", short=NORDIC.short),
    "pl": POLISH,
    "pt": Marks(short=("p.", "pp.", "Sr.", "Sra.", "Dr.")),
    "pt-pt": Marks("«»", "“”", short=("p.", "pp.", "Sr.", "Sra.", "Dr.")),
    "ro": Marks("„”", "«»"),
    "ru": RUSSIAN,
    "sk": LOW_HIGH,
    "sl": LOW_HIGH,
    "sr": Marks("„”", "’’"),
    "sv": NORDIC,
    "uk": RUSSIAN,
}


def marks_of(language: str) -> Marks:
    """The marks of a language tag, by its region where that differs; English ones where nothing is known."""
    tag = language.lower().replace("_", "-")
    return LANGUAGES.get(tag) or LANGUAGES.get(tag.split("-")[0]) or Marks()
