"""The language of a book that does not state it: by its script, by its words, by a heading."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.book.tree import words_of
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
    "pt": "Os barcos não estavam no porto, e ninguém os viu na noite. Foi um dia como os outros, mas frio.",
    "sv": "Det var en natt som inte ville ta slut, och båtarna var inte i hamnen. Jag såg dem av en slump.",
    "da": "Det blev en stille nat, og bådene var ikke i havnen. Der var en mand, som så dem af et tilfælde.",
    "nb": "Det ble en stille natt, og båtene var ikke i havnen. Jeg satte meg ned, men så dem ikke.",
    "fi": "Veneet eivät olleet satamassa, ja yö oli kylmä. Se ei ole outoa, mutta hän ei nähnyt niin.",
    "cs": "Lodě nebyly v přístavu a noc byla studená. Je to tak, že se o nich už jen mluví, ale ne nahlas.",
    "tr": "Tekneler limanda yoktu ve gece çok soğuktu. Bu bir gün için kadar uzun, ama daha değil.",
    "hu": "A hajók nem voltak a kikötőben, és az éjszaka hideg volt. Ez egy olyan nap, hogy már el is múlt.",
    "ro": "Bărcile nu erau în port, și noaptea era rece. Este o zi ca toate, dar nu se mai vede de la mal.",
    "ca": "Les barques no eren al port, i la nit era freda. És un dia com els altres, però amb més vent.",
    "id": "Perahu itu tidak ada di pelabuhan, dan malam sudah dingin. Ini adalah hari yang panjang.",
    "vi": "Những con thuyền không còn ở bến, và đêm đã lạnh. Đó là một ngày dài với các người đi biển.",
    "be": "Чоўны выйшлі з гавані, і ніхто іх не бачыў. Ноч была ціхая, і шоў дождж.",
    "bg": "Лодките излязоха от пристанището и никой не ги видя. Нощта беше тиха, а вълната дълга.",
    "sr": "Чамци су изашли из луке и нико их није видео. Ноћ је била тиха, а људи ће ићи кући.",
    "mk": "Чамците излегоа од пристаништето и никој не ги виде. Ноќта беше тивка, а луѓето чекаа.",
    "ur": "کشتیاں بندرگاہ سے نکل گئیں اور کسی نے انہیں نہیں دیکھا۔ بڑی لہریں اٹھیں۔",
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


def test_a_heading_in_the_text_tells_nothing(tmp_path: Path) -> None:
    text = (
        "# Harbour\n\nThe boats of the harbour.\n\n## Language: fr\n\na\n\n## Date: the fifth of May\n\nb\n"
    )
    problems: list[Problem] = []
    book = reader.read(write(tmp_path, {"book.toml": DATED, "a.md": text}), problems)
    assert book is not None
    assert (book.metadata.language, problems) == ("en", [])
    words = " ".join(words_of(division.tree) for division in book.divisions)
    assert "Language: fr" in words
    assert "Date: the fifth of May" in words


def test_a_language_in_words_stays_in_the_text(tmp_path: Path) -> None:
    problems: list[Problem] = []
    book = reader.read(
        write(tmp_path, {"book.toml": DATED, "a.md": "# Language: its uses\n\nThe one."}), problems
    )
    assert book is not None
    assert words_of(book.divisions[0].tree).startswith("Language: its uses")


def test_english_needs_no_notice(tmp_path: Path) -> None:
    assert read(tmp_path, {"book.toml": DATED, "a.md": f"# A\n\n{TEXTS['en']}"}) == ("en", [])
