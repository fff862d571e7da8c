"""Every language has every word, and a tag finds its language."""

from __future__ import annotations

import pytest

from publish.themes import languages, words

PATTERNS = ("chapter_label", "part_label", "appendix_label", "page_reference")


@pytest.mark.parametrize("language", languages())
def test_a_language_has_every_word(language: str) -> None:
    labels = words(language)
    assert set(labels) == set(words("en"))
    assert all(label == label.strip() != "" for label in labels.values())


@pytest.mark.parametrize("language", languages())
def test_patterns_take_a_number_and_labels_do_not(language: str) -> None:
    labels = words(language)
    for key, label in labels.items():
        assert label.count("{number}") == (key in PATTERNS), key
        assert "9" in label.format(number=9) or key not in PATTERNS


@pytest.mark.parametrize(
    ("tag", "contents"),
    [
        ("en-GB", "Contents"),
        ("pt-BR", "Índice"),
        ("zh-Hans", "目录"),
        ("zh-Hant-HK", "目錄"),
        ("zh-TW", "目錄"),
        ("nn", "Innhold"),
        ("DE_at", "Inhalt"),
        ("tlh", "Contents"),
        ("", "Contents"),
    ],
)
def test_a_tag_finds_the_nearest_language(tag: str, contents: str) -> None:
    assert words(tag)["contents"] == contents


def test_words_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        words("en")["contents"] = "Index"  # type: ignore[index]
