"""Works in no bibliography whose keys tell where they are: DOI, PubMed, arXiv, ISBN, web addresses."""

from __future__ import annotations

import re
from urllib.parse import quote

from publish.book.bibliography import Work

WHERE = {
    "doi": (r"10\.\d{4,9}/\S+", "https://doi.org/"),
    "pmid": (r"\d{1,9}", "https://pubmed.ncbi.nlm.nih.gov/"),
    "pmcid": (r"PMC\d+(?:\.\d+)?", "https://www.ncbi.nlm.nih.gov/pmc/articles/"),
    "arxiv": (r"[\w.-]+(?:/\d+)?(?:v\d+)?", "https://arxiv.org/abs/"),
    "isbn": (r"[\dXx-]{10,17}", "https://www.worldcat.org/isbn/"),
    "url": (r"https?://\S+", ""),
    "http": (r"//\S+", "http:"),
    "https": (r"//\S+", "https:"),
}

# A style for lists that know little more than where the works are: numbers in the order of the text.
NUMBERS = b"""<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Numbers</title><id>numbers</id><updated>2026-01-01T00:00:00Z</updated></info>
  <macro name="people">
    <names variable="author">
      <name and="text" delimiter-precedes-last="never" et-al-min="6" et-al-use-first="3"/>
      <substitute><names variable="editor"/></substitute>
    </names>
  </macro>
  <macro name="holder">
    <group delimiter=", ">
      <text variable="container-title" font-style="italic"/>
      <text variable="volume"/>
      <text variable="page"/>
      <text variable="publisher"/>
      <date variable="issued"><date-part name="year"/></date>
    </group>
  </macro>
  <citation>
    <layout prefix="[" suffix="]" delimiter=", ">
      <group delimiter=", ">
        <text variable="citation-number"/>
        <group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>
      </group>
    </layout>
  </citation>
  <bibliography second-field-align="flush">
    <layout suffix=".">
      <text variable="citation-number" suffix="."/>
      <group delimiter=". ">
        <text macro="people"/>
        <text variable="title"/>
        <text macro="holder"/>
        <text variable="URL"/>
      </group>
    </layout>
  </bibliography>
</style>"""


def work(key: str) -> Work | None:
    """The work behind a key such as `doi:10.1000/182`; None for a key that says nothing."""
    scheme, _, rest = key.partition(":")
    pattern, base = WHERE.get(scheme.lower(), ("", ""))
    if not pattern or not re.fullmatch(pattern, rest):
        return None
    return Work(
        key, {"type": "webpage", "title": key, "URL": base + quote(rest, safe="/:?#[]@!$&'()+*,;=%~._-")}
    )
