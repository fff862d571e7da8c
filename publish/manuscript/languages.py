"""Finds the language of a text by its script, then by its commonest words; tags are BCP 47."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

# Scripts that stand for one language here, by the first word of their letters' Unicode names.
SCRIPTS = {
    "HANGUL": "ko", "GREEK": "el", "HEBREW": "he", "DEVANAGARI": "hi", "THAI": "th", "BENGALI": "bn",
    "TAMIL": "ta", "TELUGU": "te", "GEORGIAN": "ka", "ARMENIAN": "hy", "GUJARATI": "gu", "KANNADA": "kn",
    "MALAYALAM": "ml", "GURMUKHI": "pa", "SINHALA": "si", "KHMER": "km", "LAO": "lo", "MYANMAR": "my",
    "ETHIOPIC": "am", "TIBETAN": "bo",
}  # fmt: skip
TRADITIONAL = frozenset("們這國說時會來個為學對開無關點還過後發當與經從實現電問題應該讓變數類們區")
SIMPLIFIED = frozenset("们这国说时会来个为学对开无关点还过后发当与经从实现电问题应该让变数类区")
# Letters that only one of the languages of a script has.
LETTERS = {
    "ARABIC": (("ur", "ٹڈڑےں"), ("fa", "پچژگ")),
    "CYRILLIC": (("uk", "їєґ"), ("be", "ў"), ("mk", "ѓќѕ"), ("sr", "ђћљњџ"), ("ru", "ыэ"), ("bg", "ъ")),
}
FUNCTION_WORDS = {
    "en": "the of and to in is that it was for with as his he be not by are this have from at but",
    "fr": "le la les des et est une dans que qui pour pas sur plus avec ce il elle au du ne se mais était",
    "de": "der die das und ist nicht ein eine mit von den zu auf sich dem für im auch es war als wie",
    "es": "el la los las de que y en un una por con no su para es se lo como más pero al del sus",
    "it": "il di che è la un una per non con del della sono gli nel si come più anche ma le dei questo",
    "pt": "o a de que e do da em um uma para com não os no se na por mais as dos como mas ao foi",
    "nl": "de het een en van is dat op te zijn met voor niet aan er ook als maar om bij hij door",
    "sv": "och att det som en på är av för med den till inte har ett om var jag men så de",
    "da": "og at det som en på er af for med den til ikke har et om var jeg men så de der blev",
    "nb": "og at det som en på er av for med den til ikke har et om var jeg men så de ble seg",
    "fi": "ja on ei että se hän oli ovat mutta niin kun kuin myös joka ole sen tai jos vain mitä",
    "pl": "i w nie na się że jest do to z jak o ale po za tak co od przez był dla czy",
    "cs": "a se v je na že to s z do o jsem ale jako by pro si ve jsou po byl které nebo už",
    "tr": "ve bir bu da de için ile ne çok olarak daha gibi olan var ama kadar sonra değil her",
    "hu": "a az és hogy nem is egy ez meg csak de volt ha már mint van el még azt vagy",
    "ro": "și de la în a nu o că cu pe un este mai din să se care pentru sau dar fost",
    "ca": "el la de que i a en un una per amb no és els les del més com però al seva",
    "id": "yang dan di dengan untuk dari ini itu pada adalah tidak akan dalam ke dapat juga",
    "vi": "và của là có được cho không các trong một với những này để người đã từ",
}
ENOUGH = 40_000
PLACES = 20


def language_of(text: str, default: str = "en") -> str:
    """The language that most of a text is written in; the default where the text is too short to tell."""
    plain = _sample(text)
    scripts = Counter(
        unicodedata.name(letter, "?").split(" ")[0].split("-")[0] for letter in plain if letter.isalpha()
    )
    # One sign of the Chinese script says as much as three letters.
    weight = {"CJK": 3, "HIRAGANA": 3, "KATAKANA": 3, "HANGUL": 2}
    if not scripts:
        return default
    script = max(scripts, key=lambda name: (scripts[name] * weight.get(name, 1), name))
    if script in ("CJK", "HIRAGANA", "KATAKANA"):
        return _chinese_or_japanese(plain, scripts)
    if script in LETTERS:
        return _by_letters(plain, script)
    return SCRIPTS.get(script) or _by_words(plain, default)


def _sample(text: str) -> str:
    """Passages from all over a long text: its first pages may be a licence in another language."""
    if len(text) <= ENOUGH:
        return text
    starts = range(0, len(text), len(text) // PLACES)
    return " ".join(text[start : start + ENOUGH // PLACES] for start in starts)


def _chinese_or_japanese(text: str, scripts: Counter[str]) -> str:
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > scripts["CJK"] * 0.1:
        return "ja"
    traditional = sum(sign in TRADITIONAL - SIMPLIFIED for sign in text)
    simplified = sum(sign in SIMPLIFIED - TRADITIONAL for sign in text)
    return "zh-Hant" if traditional > simplified else "zh"


def _by_letters(text: str, script: str) -> str:
    letters = Counter(text.lower())
    for language, own in LETTERS[script]:
        if sum(letters[letter] for letter in own) > len(text) / 500:
            return language
    return {"ARABIC": "ar", "CYRILLIC": "ru"}[script]


def _by_words(text: str, default: str) -> str:
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    counts = {
        language: sum(words[word] for word in known.split()) for language, known in FUNCTION_WORDS.items()
    }
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > max(2, sum(words.values()) / 20) else default
