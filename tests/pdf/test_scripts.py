"""Letters of many scripts: they are set when a font is there, and when not, the message says where one is."""

from __future__ import annotations

import pytest

from publish.pdf import scripts
from publish.problems import Severity
from tests.pdf.books import Made, book, chapter

OWN = {
    "ar": "كان البحر هادئًا في ذلك الصباح",
    "fa": "دریا آن روز صبح آرام بود",
    "he": "הים היה שקט באותו בוקר",
    "ru": "В то утро море было спокойно",
    "el": "Η θάλασσα ήταν ήρεμη εκείνο το πρωί",
    "hi": "उस सुबह समुद्र शांत था",
}
LENT = {"zh": "那天早上大海很平静", "ja": "その朝、海は静かだった", "ko": "그날 아침 바다는 고요했다"}


@pytest.mark.parametrize("language", OWN)
def test_the_theme_has_letters_for(language: str) -> None:
    made = Made(book(chapter(1, f'<p lang="{language}">{OWN[language]}</p>')))
    assert made.problems == []


@pytest.mark.parametrize("language", LENT)
def test_a_font_of_the_machine_lends_the_letters_of(language: str) -> None:
    made = Made(book(chapter(1, f'<p lang="{language}">{LENT[language]}</p>')))
    assert set(made.said) <= {"P001", "P002"}
    for problem in made.problems:
        assert (problem.code == "P001") == ("apt install fonts-noto-cjk" in problem.hint)


def test_a_script_without_a_font_names_the_package() -> None:
    """No machine has a font for every letter: Old Hungarian stands for the rare ones."""
    made = Made(book(chapter(1, "<p>Text</p>\n<p>\U00010c80\U00010c81</p>")))
    if "P002" in made.said:
        pytest.skip("SKIPPED: this machine has a font for Old Hungarian")
    (problem,) = made.problems
    assert (problem.code, problem.severity, problem.location.line) == ("P001", Severity.ERROR, 2)
    assert "fonts-noto-extra" in problem.hint


@pytest.mark.parametrize(
    ("letters", "called", "debian", "fedora", "macos"),
    [
        (
            "中文",
            "Chinese, Japanese and Korean",
            "fonts-noto-cjk",
            "google-noto-serif-cjk-fonts",
            "font-noto-serif-cjk",
        ),
        ("ไทย", "Thai", "fonts-noto-core", "google-noto-serif-thai-fonts", "font-noto-serif-thai"),
        ("বাং", "Bengali", "fonts-noto-core", "google-noto-serif-bengali-fonts", "font-noto-serif-bengali"),
        ("👍", "emoji", "fonts-noto-color-emoji", "google-noto-color-emoji-fonts", "font-noto-color-emoji"),
        ("♛", "signs", "fonts-noto-core", "google-noto-sans-symbols2-fonts", "font-noto-sans-symbols-2"),
        ("\u0378", "signs", "fonts-noto-core", "google-noto-sans-symbols2-fonts", "font-noto-sans-symbols-2"),
    ],
)
def test_the_hint_names_packages_of_three_systems(
    letters: str, called: str, debian: str, fedora: str, macos: str
) -> None:
    hint = scripts.hint(set(letters))
    assert f"a font for {called}" in hint
    assert f"apt install {debian}" in hint
    assert f"dnf install {fedora}" in hint
    assert f"brew install --cask {macos}" in hint
