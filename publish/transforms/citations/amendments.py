"""Parts of a style as they should be read (CSL 1.0.2): citeproc-py takes the youngest class of a name."""

from __future__ import annotations

import re
import unicodedata
from operator import itemgetter
from typing import Any

from citeproc import model  # type: ignore[import-untyped]

MARKUP = re.compile(r"<[^<>]*>|[\ue100-\ue1ff]|&\w+;")


class Substitute(model.Substitute, model.CitationStylesElement):  # type: ignore[misc]
    """What stands in the place of missing names is not said again, also where a macro says it."""

    def add_to_repressed_list(self, child: Any, context: Any) -> None:
        """Leave out the title where it was used."""
        super().add_to_repressed_list(child, context)
        todo, seen = [child], set[str]()
        while todo:
            name = todo.pop().get("macro")
            if name and name not in seen:
                seen.add(name)
                for text in self.get_macro(name).iterfind(".//cs:text", self.nsmap):
                    todo.append(text)
                    if text.get("variable") == "title":
                        super().add_to_repressed_list(text, context)


class Sort(model.Sort, model.CitationStylesElement):  # type: ignore[misc]
    """Works in the order of letters, not of signs: without markup, capitals and accents."""

    def sort(self, items: list[Any], context: Any) -> list[Any]:
        """The items in the order of the keys; what has no value for a key comes last."""
        order = list(range(len(items)))
        for key in reversed(self.findall("cs:key", self.nsmap)):
            values = key.sort_keys(items, context)
            ranks = [None if value is None else collated(value) for value in values]
            known = [(ranks[at], at) for at in order if ranks[at] is not None]
            known.sort(key=itemgetter(0), reverse=key.get("sort", "").lower() == "descending")
            order = [at for _, at in known] + [at for at in order if ranks[at] is None]
        return [items[at] for at in order]


def collated(value: object) -> tuple[int, int, str]:
    """A value to sort by: numbers before words, and words without what is no letter."""
    text = MARKUP.sub("", str(value)).strip()
    if re.fullmatch(r"-?\d+", text):
        return 0, int(text), ""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter)
    )
    return 1, 0, re.sub(r"^[^\w]+", "", plain.casefold())
