"""What git knows of the versions of a book.

Revisions are asked for by their full numbers and paths stand behind a revision or `--`, so that nothing that
a repository is called can pass for an option. No driver or filter of a diff is run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from publish.manuscript import commits

TAG = re.compile(r"(?!.*(\.\.|\.lock\Z))[A-Za-z0-9][A-Za-z0-9._+-]{0,99}(?<!\.)")
PLAIN = ("--no-color", "--no-ext-diff", "--no-textconv")
VERSIONS = ("--match=v[0-9]*", "--match=[0-9]*")
WORD = "[^[:space:]]+"


@dataclass(frozen=True)
class Change:
    """A file that was added (A), changed (M), renamed (R) or deleted (D); paths from the book's folder."""

    kind: str
    old: str
    new: str


def is_tag(text: str) -> bool:
    """Whether a text is a tag that may stand in names of files and in commands."""
    return TAG.fullmatch(text) is not None


@dataclass(frozen=True)
class History:
    """The repository around a book's folder. Where there is none, or no git, there is nothing to know."""

    folder: Path

    def tagged(self, tag: str) -> str:
        """The commit of a tag, or nothing."""
        return self._commit(f"refs/tags/{tag}")

    def head(self) -> str:
        """The commit that is checked out, or nothing."""
        return self._commit("HEAD")

    def is_cut_off(self) -> bool:
        """Whether only the latest commits were fetched."""
        return self._ask("rev-parse", "--is-shallow-repository").strip() == "true"

    def tag_before(self, commit: str, tag: str) -> str:
        """The nearest version on the way to a commit, other than `tag`; or nothing."""
        found = self._ask("describe", "--tags", "--abbrev=0", *VERSIONS, f"--exclude={tag}", commit).strip()
        return found if is_tag(found) else ""

    def uncommitted(self) -> list[str]:
        """Files of the book that are not as they were committed."""
        found = self._ask("status", "--porcelain", "-z", "--untracked-files=all", "--", ".", ":(exclude)dist")
        return sorted(entry[3:] for entry in found.split("\0") if len(entry) > 3)

    def changes(self, old: str, new: str) -> Iterator[Change]:
        """What differs between two commits in the book's folder."""
        found = self._ask("diff", "--name-status", "-M", "-z", "--relative", *PLAIN, old, new, "--", ".")
        parts = iter(found.split("\0"))
        for kind in parts:
            if kind:
                before = next(parts)
                yield Change(kind[0], before, next(parts) if kind[0] in "RC" else before)

    def words(self, old: str, new: str, change: Change) -> tuple[int, int]:
        """How many words of a file were added and how many removed."""
        if change.kind == "A":
            return len(_words(self._ask("cat-file", "blob", f"{new}:./{change.new}"))), 0
        diff = self._ask(
            "diff", "--word-diff=porcelain", f"--word-diff-regex={WORD}", "-U0", *PLAIN,
            f"{old}:./{change.old}", f"{new}:./{change.new}",
        )  # fmt: skip
        lines = diff.partition("\n@@")[2].splitlines()
        return tuple(sum(len(_words(line[1:])) for line in lines if line[:1] == sign) for sign in "+-")  # type: ignore[return-value]

    def _commit(self, name: str) -> str:
        return self._ask("rev-parse", "--quiet", "--verify", f"{name}^{{commit}}").strip()

    def _ask(self, *words: str) -> str:
        return commits.ask(self.folder, *words)


def _words(text: str) -> list[str]:
    """Words have a letter or a digit; marks of Markdown have none."""
    return [word for word in text.split() if any(sign.isalnum() for sign in word)]
