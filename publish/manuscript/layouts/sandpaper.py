"""A Carpentries lesson (sandpaper): `config.yaml` lists the episodes, and what else belongs to the lesson."""

from __future__ import annotations

from dataclasses import replace

from publish.book.divisions import Matter
from publish.manuscript.layouts import records
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.layouts.order import CHAPTER, Order

FOLDERS = {"episodes": Matter.BODY, "learners": Matter.BACK, "instructors": Matter.BACK}


def find(ground: Ground) -> Found | None:
    """index.md, the episodes, and the pages for learners and instructors as far as they are listed."""
    configuration = ground.file("config.yaml", "_config.yml")
    values = ground.configuration(configuration)
    episodes = values.get("episodes", values.get("episode_order"))
    if configuration is None or not isinstance(episodes, list):
        return None
    order = Order(ground, ground.book, configuration)
    if index := ground.file("index.md", "index.Rmd"):
        title = "" if ground.front_matter(index).get("title") else str(values.get("title", ""))
        order.add(index, replace(CHAPTER, title=title, matter=Matter.FRONT))
    for folder, matter in FOLDERS.items():
        names = episodes if folder == "episodes" else values.get(folder)
        for name in names if isinstance(names, list) else []:
            places = (folder, f"_{folder}")
            base = next((place for place in places if ground.has(ground.book / place / str(name))), folder)
            line = ground.line_of(configuration, str(name))
            order.add_name(f"{base}/{name}", replace(CHAPTER, matter=matter), line)
    facts = records.facts(values, ground.name_of(configuration))
    return order.found("sandpaper", ground.book, facts, "markdown")
