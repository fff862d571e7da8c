"""The language of a book that does not state it: by its script, by its words, by a heading."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.manuscript import reader
from publish.manuscript.languages import language_of
from publish.problems import Problem
from tests.manuscripts import DATED, told, write

TEXTS = {
    "en": "The boats of the harbour were out, and nobody had seen them for a day. It was that quiet.",
    "fr": "Les bateaux du port étaient sortis, et personne ne les avait vus dans la nuit. Elle attend.",
    "de": "Die Boote waren aus dem Hafen gelaufen, und niemand hatte sie gesehen. Es war still auf der Mole.",
    "es": "Los barcos del puerto no estaban, y nadie los había visto en la noche. Era un día como los otros.",
    "it": "Le barche non erano nel porto, e la notte era fredda. Il mare è una cosa che non si ferma.",
    "nl": "De boten waren niet in de haven, en het was een stille nacht. Er was niemand die ze zag.",
    "pl": "Łodzie nie wróciły do portu, a noc była zimna. Nikt ich nie widział, ale to było jak co dzień.",
    "ru": "Лодки вышли из гавани, и никто их не видел. Ночь была тихая.",
    "uk": "Човни вийшли з гавані, і ніхто їх не бачив. Її ніч була тихою, а їхній берег порожній.",
    "el": "Οι βάρκες έφυγαν από το λιμάνι.",
    "ar": "خرجت القوارب من الميناء ولم يرها أحد.",
    "fa": "قایق‌ها از بندر بیرون رفتند و هیچ‌کس آنها را ندید. پس چراغ گم شد.",
    "he": "הסירות יצאו מן הנמל.",
    "ja": "船は港を出た。だれもそれを見なかった。",
    "zh": "船离开了港口，没有人看见它们。这是一个时间的问题。",
    "zh-Hant": "船離開了港口，沒有人看見它們。這是一個時間的問題。",
    "ko": "배들은 항구를 떠났다.",
    "hi": "नावें बंदरगाह से निकल गईं।",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_few_sentences_tell(language: str) -> None:
    assert language_of(TEXTS[language]) == language


def test_too_little_to_tell_is_the_default() -> None:
    assert [language_of(text) for text in ("", "42 × 7", "Harbour")] == ["en", "en", "en"]
    assert language_of("Quai", default="fr") == "fr"


def test_a_long_text_is_asked_all_over() -> None:
    assert language_of(TEXTS["en"] * 450 + TEXTS["fr"] * 2000) == "fr"


@given(st.text(max_size=300))
def test_any_text_has_a_language(text: str) -> None:
    assert language_of(text)


def read(folder: Path, files: dict[str, str]) -> tuple[str, list[str]]:
    problems: list[Problem] = []
    book = reader.read(write(folder, files), problems)
    assert book is not None
    return book.metadata.language, told(problems)


def test_a_found_language_is_told(tmp_path: Path) -> None:
    files = {"book.toml": DATED, "a.md": f"# Un\n\n{TEXTS['fr']}\n\n    the of and to in is that it was\n"}
    assert read(tmp_path, files) == (
        "fr",
        ["book.toml B015 no language is stated; by its words the book is 'fr'"],
    )


def test_a_stated_language_goes_before_the_words(tmp_path: Path) -> None:
    assert read(
        tmp_path / "file", {"book.toml": DATED + "language = 'de'\n", "a.md": f"# A\n\n{TEXTS['fr']}"}
    ) == (
        "de",
        [],
    )
    stated = f"# Title: Quais\n\n## Language: fr-CA\n\n## Un\n\n{TEXTS['fr']}\n\n## Deux\n\n{TEXTS['fr']}"
    assert read(tmp_path / "heading", {"book.toml": DATED, "a.md": stated}) == ("fr-CA", [])


def test_english_needs_no_notice(tmp_path: Path) -> None:
    assert read(tmp_path, {"book.toml": DATED, "a.md": f"# A\n\n{TEXTS['en']}"}) == ("en", [])
