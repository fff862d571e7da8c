"""Invented prose: English words by their frequency, sentences and dialogue; the same for the same seed."""

from __future__ import annotations

import random
from bisect import bisect
from itertools import accumulate

COMMON = """
the of and to a in that he was it his had with as for her not be on at she you him but have by they all from
which this were or one so when out there what an up no if who we said would been their could has into more
then now them do will your my me down like some only over very before time other old little hand house long
night day eyes light stone water road door room river hill wind sea boat bread table letter garden window
morning evening winter summer story name voice word work year people child mother father brother sister
friend town street lamp fire glass paper ship harbour road bridge tower market field forest mountain island
shore cloud rain snow silence shadow memory journey question answer promise secret danger reason trouble
pleasure mistake picture letter number value table system method
""".split()  # noqa: SIM905
ROOTS = """
act form port press tract serve turn view sist scribe mind heart light stand fold hold break spect ject duct
pose cede fer plic rupt struct tain vene vert vis grade mit pel pend quire sect sent solve sume tend test
volve work
""".split()  # noqa: SIM905
BEFORE = """
re un con de ex in pre pro sub trans inter over dis
""".split()  # noqa: SIM905
BEHIND = """
ing ed er able ation ment ive or ly ness ful less ity ance
""".split()  # noqa: SIM905
SPOKEN = ("he said.", "she said.", "the old man answered, and turned away.", "said Margaret.")


def _vocabulary() -> list[str]:
    """Common words first, then ever longer ones."""
    dice, ends = random.Random(0), ("", *BEHIND)
    made = [f"{before}{root}{behind}" for root in ROOTS for before in ("", *BEFORE) for behind in ends]
    made.sort(key=lambda word: len(word) + dice.uniform(0, 4))
    return [*dict.fromkeys(COMMON), *made[:4000]]


VOCABULARY = _vocabulary()
WEIGHTS = list(accumulate(1 / (at + 2.7) ** 1.02 for at in range(len(VOCABULARY))))


class Prose:
    """A writer who counts the words."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.words = 0

    def word(self) -> str:
        """A word, common ones more often."""
        self.words += 1
        return VOCABULARY[bisect(WEIGHTS, self.dice.random() * WEIGHTS[-1])]

    def sentence(self, least: int = 4, most: int = 34, end: str = "") -> str:
        """A sentence with commas, dashes and emphasis here and there."""
        words = [self.word() for _ in range(max(least, min(most, int(self.dice.gauss(15, 7)))))]
        words[0] = words[0].capitalize()
        for at in range(3, len(words) - 3):
            words[at] = self._marked(words[at])
        return " ".join(words) + (end or self.dice.choices(".?!", (20, 1, 1))[0])

    def _marked(self, word: str) -> str:
        chance = self.dice.random()
        for limit, form in (
            (0.055, "%s,"),
            (0.060, "%s;"),
            (0.066, "%s —"),
            (0.075, "*%s*"),
            (0.080, "%s’s"),
        ):
            if chance < limit:
                return form % word
        return word

    def paragraph(self, least: int = 2, most: int = 8) -> str:
        """Some sentences."""
        return " ".join(self.sentence() for _ in range(self.dice.randint(least, most)))

    def dialogue(self) -> str:
        """Some paragraphs of spoken words."""
        return "\n\n".join(
            f"“{self.sentence(3, 16, end=self.dice.choice(',?!'))}” {self.dice.choice(SPOKEN)}"
            for _ in range(self.dice.randint(2, 5))
        )

    def title(self, words: int = 0) -> str:
        """Words with capitals."""
        return " ".join(self.word().capitalize() for _ in range(words or self.dice.randint(2, 5)))
