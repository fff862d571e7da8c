"""Plain text: which lines are what, one rule a test."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.importers import run_ins
from publish.importers.vocabulary import author_in, is_furniture
from tests.importers.arrivals import bring, text_of

LONG = (
    "The boats come in at four and nobody has ever told them to, which is why the keeper of the light sets"
    " his clock by them and not they by his. " * 2
)


def test_a_title_a_byline_and_paragraphs(tmp_path: Path) -> None:
    written, problems = bring(tmp_path, {"quay.txt": f"The Quay\n\nby Ada North\n\n{LONG}\n\nIt was late.\n"})
    assert written["the-quay.md"] == f"# The Quay\n\n{LONG.strip()}\n\nIt was late.\n"
    assert written["book.toml"] == 'title = "The Quay"\nauthors = ["Ada North"]\nlanguage = "en"\n'
    assert problems == ["I012 recognised: the title 'The Quay'", "I008 left out: bylines"]


def test_the_list_of_sections_tells_the_headings(tmp_path: Path) -> None:
    text = f"The Quay\n\nBoats\n\nNets\n\n{LONG}\n\nBoats\n\n{LONG}\n\nNets\n\n{LONG}"
    assert text_of(tmp_path, "a.txt", text) == "\n\n".join(
        ["# The Quay", LONG.strip(), "## Boats", LONG.strip(), "## Nets", LONG.strip()]
    )


def test_without_a_list_no_line_is_a_section(tmp_path: Path) -> None:
    text = text_of(tmp_path, "a.txt", f"The Quay\n\n{LONG}\n\nBoats\n\n{LONG}")
    assert "## " not in text


def test_furniture_at_both_ends_goes_and_is_named(tmp_path: Path) -> None:
    text = (
        f"Home | Site Map\n\nThe Quay\n\n{LONG}\n\nThe end.\n\nE-mail this article\n\nYour name:\n\nHome |"
        " Donate"
    )
    written, problems = bring(tmp_path, {"a.txt": text})
    assert written["the-quay.md"] == f"# The Quay\n\n{LONG.strip()}\n\nThe end.\n"
    assert problems == [
        "I012 recognised: the title 'The Quay'",
        "I008 left out: lines above the title, blocks after the end (3)",
    ]


def test_a_menu_s_words_in_the_middle_stay(tmp_path: Path) -> None:
    text = text_of(tmp_path, "a.txt", f"The Quay\n\n{LONG}\n\nBack to top\n\n{LONG}\n\n{LONG}")
    assert "Back to top" in text


def test_messages_to_readers_go_into_the_book_s_file(tmp_path: Path) -> None:
    ask = "If you like what we do, we would be glad of your support, whatever it may be."
    text = (
        f"The Quay\n\n{LONG}\n\nGo to\nThe Sea\n\nYou may copy and share this text, feel free to pass it"
        f" on.\n\n{ask}\n\nClick here"
    )
    written, _ = bring(tmp_path, {"a.txt": text})
    assert 'share = "You may copy and share this text, feel free to pass it on."' in written["book.toml"]
    assert f'[contact]\nsupport_message = "{ask}"' in written["book.toml"]
    assert "support" not in written["the-quay.md"]


def test_two_short_lines_are_a_pull_quote_and_keep_whole_sentences_apart(tmp_path: Path) -> None:
    text = text_of(
        tmp_path,
        "a.txt",
        f"The Quay\n\n{LONG}\n\nNo man walks\nthere at night.\n\n{LONG}\n\nIt is late.\nIt is"
        f" dark.\n\n{LONG}",
    )
    assert "::: pull-quote\nNo man walks there at night.\n:::" in text
    assert "::: pull-quote\nIt is late.\\\nIt is dark.\n:::" in text


def test_wrapped_text_is_joined_and_has_no_pull_quotes(tmp_path: Path) -> None:
    wrapped = "\n".join(LONG[at : at + 60].strip() for at in range(0, 240, 60))
    text = text_of(tmp_path, "a.txt", f"The Quay\n\n{wrapped}\n\nNo man walks\nthere at night.\n\n{wrapped}")
    assert "pull-quote" not in text
    assert "No man walks there at night." in text
    assert text.count("\n") == 6


def test_verse_lists_and_breaks(tmp_path: Path) -> None:
    text = text_of(
        tmp_path,
        "a.txt",
        f"The Quay\n\n{LONG}\n\nOne line\n  two lines\nthree\n\n* * *\n\n- oars\n- ropes\n\n1. row\n2."
        f" rest\n\n{LONG}",
    )
    assert (
        "::: verse\nOne line\n  two lines\nthree\n:::\n\n* * *\n\n- oars\n- ropes\n\n1. row\n2. rest" in text
    )


def test_a_name_after_a_quotation_is_its_speaker(tmp_path: Path) -> None:
    text = text_of(
        tmp_path,
        "a.txt",
        f'The Quay\n\n{LONG}\n\n"I kept this light for forty years."\n\n- T. Keeper\n\n{LONG}',
    )
    assert '> "I kept this light for forty years."\n>\n> — T. Keeper' in text


def test_a_dash_after_other_text_is_speech(tmp_path: Path) -> None:
    text = text_of(tmp_path, "a.txt", f"The Quay\n\n{LONG}\n\n— Nobody comes here.\n\n— Nobody?\n\n{LONG}")
    assert ">" not in text


def test_chapters_in_one_file_are_parted(tmp_path: Path) -> None:
    written, _ = bring(tmp_path, {"a.txt": f"CHAPTER I. The Quay\n\n{LONG}\n\nCHAPTER II. The Sea\n\n{LONG}"})
    assert list(written) == ["book.toml", "01-chapter-i-the-quay.md", "02-chapter-ii-the-sea.md"]


def test_project_gutenberg_s_frame_goes(tmp_path: Path) -> None:
    frame = (
        "*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\nThe Quay\n\n{}\n\n*** END OF THE PROJECT GUTENBERG"
        " EBOOK X ***\n\nLicence"
    )
    text = text_of(tmp_path, "a.txt", "Produced by N\n\n" + frame.format(LONG))
    assert text == f"# The Quay\n\n{LONG.strip()}"


@pytest.mark.parametrize(
    "head",
    [
        "Heads and tails. That",
        "Egoized independence as preparation? Many",
        "Why boats need harbours. They",
        "Wrongful dependence. Typically",
    ],
)
def test_a_run_in_head_is_a_title_and_no_statement(head: str) -> None:
    assert run_ins.head_of(f"{head} people of all ages in this town think about it every day.")


@pytest.mark.parametrize(
    "text",
    [
        "Everybody needs their muse. So let us quit trying to become strong by being alone.",
        "There you have it. Both dependence and independence can be beautiful to all of us.",
        "Friends, isn't it obvious? As we cut ourselves off from others, we are cut down.",
        "Never. It would be like walking into the sea with all of your clothes on.",
        "Character strength cannot result from separation. Look at the people you know who are there.",
        "Heads and tails. That explains it.",
        "Is love enough? Many people in this town have thought about it every day.",
    ],
)
def test_an_ordinary_first_sentence_is_no_run_in_head(text: str) -> None:
    assert run_ins.head_of(text) is None


def test_a_question_that_is_said_again_is_a_run_in_head() -> None:
    assert run_ins.head_of(
        "What's gotten into you? In love, friends suddenly say, \"What's gotten into you?\" all the time."
    )


def test_run_in_heads_are_marked_only_where_there_are_sections(tmp_path: Path) -> None:
    run_in = f"Heads and tails. {LONG}\n\nOars and ropes. {LONG}"
    assert "{.run-in}" not in text_of(tmp_path / "a", "a.txt", f"The Quay\n\n{LONG}\n\n{run_in}")
    text = text_of(
        tmp_path / "b", "a.txt", f"The Quay\n\nBoats\n\nNets\n\n{LONG}\n\nBoats\n\n{run_in}\n\nNets\n\n{LONG}"
    )
    assert text.count("{.run-in}") == 2


@pytest.mark.parametrize(
    "text",
    [
        "Home | Site Map",
        "Contact Us",
        "Email address:",
        "Please enter your name",
        "12 comments",
        "Back One Page",
    ],
)
def test_furniture_is_known(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    ["Home was far away.", "The print on the wall", "Next to the quay", "Share of the catch", "Go tomorrow"],
)
def test_text_is_no_furniture(text: str) -> None:
    assert not is_furniture(text)


def test_bylines() -> None:
    assert author_in("by Ada North") == "Ada North"
    assert author_in("By the sea") == ""
    assert author_in("by 2010") == ""
