"""Typewriter punctuation in, typographic punctuation out; ␣ is a no-break space, ⍽ a narrow one."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.transforms.marks import LANGUAGES
from publish.transforms.punctuation import typeset, typeset_words
from tests.transforms.trees import content, section


def shown(text: str) -> str:
    return text.replace("\u00a0", "␣").replace("\u202f", "⍽")


def set_in(language: str, text: str) -> str:
    tree = section(f"<p>{text}</p>")
    typeset(tree, language)
    return shown(content(tree)).removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"Hello," she said, "it\'s \'fine\'."', "“Hello,” she said, “it’s ‘fine’.”"),
        ("'Ahem!' said the Mouse, 'are you ready?'", "‘Ahem!’ said the Mouse, ‘are you ready?’"),
        ("'marked \"poison\" or not';", "‘marked “poison” or not’;"),
        ("'\"Miss Alice! Come here!\" Only I don't think'", "‘“Miss Alice! Come here!” Only I don’t think’"),
        ("'\"—found it advisable—\" How are you?'", "‘“—found it advisable—” How are you?’"),
        ("'Did you say \"What a pity!\"?' he asked.", "‘Did you say “What a pity!”?’ he asked."),
        ("'I think—' (for, you see) '—yes, that's'", "‘I think—’ (for, you see) ‘—yes, that’s’"),
        ('"Who knows..." It was late.', "“Who knows…” It was late."),
        ('She went on. "Twice"—"No—"', "She went on. “Twice”—“No—”"),
        ('("in brackets") ["and these"]', "(“in brackets”) [“and these”]"),
        ("talking!'", "talking!’"),
        ('"A speech of several paragraphs', "“A speech of several paragraphs"),
    ],
)
def test_speech_and_quotations_within_it(typed: str, printed: str) -> None:
    assert set_in("en", typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("''Tis so,' said the Duchess.", "‘’Tis so,’ said the Duchess."),
        ("\"Oh, 'tis love, 'tis love!\"", "“Oh, ’tis love, ’tis love!”"),
        ("'Where's 'Arry? Get 'em,' he said.", "‘Where’s ’Arry? Get ’em,’ he said."),
        ("the dogs' tails", "the dogs’ tails"),
        ("'the dogs' tails,' he said", "‘the dogs’ tails,’ he said"),
        ("rock 'n' roll in the '90s", "rock ’n’ roll in the ’90s"),
        ("the letter 'n' is", "the letter ‘n’ is"),
        ("goin' home, fish an' chips, ma'am", "goin’ home, fish an’ chips, ma’am"),
        ("<code>main</code>'s end", "<code>main</code>’s end"),
        ("1'000'000", "1’000’000"),
    ],
)
def test_apostrophes_where_letters_are_left_out(typed: str, printed: str) -> None:
    assert set_in("en", typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("5'10\" tall", "5′10″ tall"),
        ('a 12" record', "a 12″ record"),
        ('"a 12" record," he said', "“a 12″ record,” he said"),
        ('"in 1999"', "“in 1999”"),
    ],
)
def test_feet_and_inches(typed: str, printed: str) -> None:
    assert set_in("en", typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("1914--18, word---word, a -- b", "1914–18, word—word, a – b"),
        ("wait....", "wait…."),
        ("a --> b, ----, well-known", "a --&gt; b, ----, well-known"),
        ("(c) 2026", "(c) 2026"),
        ("Mr. Pickwick, p. 12, 10 km", "Mr.␣Pickwick, p.␣12, 10␣km"),
    ],
)
def test_dashes_dots_and_fixed_spaces(typed: str, printed: str) -> None:
    assert set_in("en", typed.replace(">", "&gt;")) == printed


def test_quotations_pair_across_emphasis_links_and_notes() -> None:
    call = '<a class="note-call" href="#n">1</a>'
    typed = f'"<em>Foo</em>" and "<a href="x">bar</a>."{call} <em>\'You</em>\' and "ho"'
    printed = f'“<em>Foo</em>” and “<a href="x">bar</a>.”{call} <em>‘You</em>’ and “ho”'
    assert set_in("en", typed) == printed


@pytest.mark.parametrize(
    "untouched",
    [
        "<code>\"x\" -- '...'</code>",
        "<kbd>'</kbd>",
        '<span class="citation" data-cites="a">[see "x" @a, pp. 1--2]</span>',
        '<span class="cross-reference" data-target="fig-a">@fig-a--b</span>',
        '<span class="math inline">\\(f\'\' -- "x"\\)</span>',
        '<a href="https://a.org/b--c">https://a.org/b--c</a>',
        "https://a.org/b--c...d'e",
    ],
)
def test_code_formulas_and_addresses_stay(untouched: str) -> None:
    assert set_in("en", untouched) == untouched


def test_listings_stay_and_the_text_around_them_does_not() -> None:
    tree = section('<p>"a"</p><pre class="code"><code>"b"--c</code></pre><ul><li>"d"<p>\'e\'</p></li></ul>')
    typeset(tree, "en")
    assert content(tree) == (
        '<p>“a”</p><pre class="code"><code>"b"--c</code></pre><ul><li>“d”<p>‘e’</p></li></ul>'
    )


def test_lines_of_verse_part_words() -> None:
    tree = section('<p><span class="line">say</span><span class="line">\'so\'</span></p>')
    typeset(tree, "en")
    assert content(tree) == '<p><span class="line">say</span><span class="line">‘so’</span></p>'


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Oui ! Non ? Si ; voilà : c'est", "Oui⍽! Non⍽? Si⍽; voilà␣: c’est"),
        ("« Quoi ? » «oui»", "«␣Quoi⍽?␣» «␣oui␣»"),
        ('"Oui !" dit-il', "«␣Oui⍽!␣» dit-il"),
        ("l'\"ami\" d'<em>elle</em> !", "l’«␣ami␣» d’<em>elle</em>⍽!"),
        ('« il dit "oui" »', "«␣il dit “oui”␣»"),
        ("--- Tiens, M. Dupont", "—␣Tiens, M.␣Dupont"),
        ("il est 12:30, https://a.fr/b?c", "il est 12:30, https://a.fr/b?c"),
        ("Trompée\n: ce", "Trompée␣: ce"),
        ("Quoi?! Bien!", "Quoi⍽?! Bien⍽!"),
    ],
)
def test_french_has_its_spaces(typed: str, printed: str) -> None:
    assert set_in("fr", typed) == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en-GB", "“a ‘b’ c”"),
        ("de", "„a ‚b‘ c“"),
        ("de-CH", "«a ‹b› c»"),
        ("es", "«a “b” c»"),
        ("es-MX", "“a ‘b’ c”"),
        ("it", "«a “b” c»"),
        ("pl", "„a «b» c”"),
        ("ru", "«a „b“ c»"),
        ("sv", "”a ’b’ c”"),
        ("fr-CH", "«⍽a ‹b› c⍽»"),
        ("fr-CA", "«␣a “b” c␣»"),
        ("pt-BR", "“a ‘b’ c”"),
        ("tlh", "“a ‘b’ c”"),
    ],
)
def test_each_language_has_its_marks(language: str, printed: str) -> None:
    assert set_in(language, "\"a 'b' c\"") == printed


def test_nested_guillemets_give_way_to_inner_marks() -> None:
    assert set_in("ru", '"Привет "мир" вам"') == "«Привет „мир“ вам»"


def test_scripts_without_spaces_take_turns() -> None:
    assert set_in("zh", '网络"你好"和"再见"。') == "网络“你好”和“再见”。"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("夜の港は静か。\n船が眠る。", "夜の港は静か。船が眠る。"),
        ("潮が\n満ちる", "潮が満ちる"),
        ("港は静か。\nBoatは眠る", "港は静か。Boatは眠る"),
        ("港の\nBoatは眠る", "港の\nBoatは眠る"),
        ("港の<em>船は\n</em>眠る", "港の<em>船は</em>眠る"),
        ("港 船", "港 船"),
        ("항구는\n조용하다", "항구는\n조용하다"),
        ("the quay\nis quiet", "the quay\nis quiet"),
    ],
)
def test_the_end_of_a_line_is_no_space_between_full_width_signs(typed: str, printed: str) -> None:
    assert set_in("ja", typed) == printed


def test_a_language_within_another_has_its_own_marks() -> None:
    assert set_in("en", '"a" <span lang="fr">"mot" !</span> "b"') == (
        '“a” <span lang="fr">«␣mot␣»⍽!</span> “b”'
    )


def test_titles_are_set_like_text() -> None:
    assert typeset_words('Alice\'s "Book"', "en") == "Alice’s “Book”"


TYPED = st.text(alphabet="\"'aB1 \n.,-–—…!?:;()«»“”‘’„\u00a0\u202f漢é*", max_size=40)
LANGUAGE = st.sampled_from(sorted(LANGUAGES))


@given(TYPED, LANGUAGE)
def test_what_is_typeset_stays_as_it_is(text: str, language: str) -> None:
    once = typeset_words(text, language)
    assert typeset_words(once, language) == once


@given(TYPED, LANGUAGE)
def test_letters_never_change(text: str, language: str) -> None:
    def letters(words: str) -> str:
        return "".join(letter for letter in words if letter.isalnum())

    assert letters(typeset_words(text, language)) == letters(text)


@given(st.lists(TYPED, min_size=3, max_size=3), LANGUAGE)
def test_elements_change_nothing_but_their_own_text(parts: list[str], language: str) -> None:
    tree = section("<p><em/></p>")
    paragraph = tree[0]
    paragraph.text, paragraph[0].text, paragraph[0].tail = (part.replace("\n", " ") for part in parts)
    typeset(tree, language)
    assert "".join(tree.itertext()) == typeset_words("".join(parts).replace("\n", " "), language)


def test_typewriter_marks_all_go() -> None:
    assert not set("\"'") & set(typeset_words("\" ' a\" 'b ' c\"", "en"))


@pytest.mark.parametrize("row", ["'" * 20_000, " " * 50_000, "5'" * 10_000, "«" * 10_000, "." * 50_000])
def test_long_rows_of_one_sign_are_read_once(row: str) -> None:
    """A reading that began again at every sign would take minutes."""
    started = process_time()
    typeset_words(f"a {row} b", "fr")
    assert process_time() - started < 10
