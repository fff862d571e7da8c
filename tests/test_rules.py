"""The catalogue: a code stands for one thing, is told in full, and no code is without a test."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from publish import rules
from publish.problems import Rule
from publish.rules import BY_CODE, CATALOGUE
from tests.shared import ROOT

each_rule = pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)


def sources(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def strings(tree: ast.Module) -> Iterator[str]:
    """The texts of a module that are not its docstrings."""
    told = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told:
            yield node.value


@cache
def expected() -> frozenset[str]:
    """Every code that a test speaks of in what it expects."""
    tests = [path for path in sources("tests") if path.name.startswith("test_") and path != Path(__file__)]
    texts = (text for path in tests for text in strings(ast.parse(path.read_text("utf-8"))))
    return frozenset(code for text in texts for code in re.findall(r"\b[A-Z]\d{3}\b", text))


def test_no_code_stands_for_two_things() -> None:
    named = [value for value in vars(rules).values() if isinstance(value, Rule)]
    assert [code for code, count in Counter(rule.code for rule in named).items() if count > 1] == []
    assert len(BY_CODE) == len(CATALOGUE) == len(named)
    assert [title for title, count in Counter(r.title for r in CATALOGUE).items() if count > 1] == []


@each_rule
def test_a_rule_says_what_why_and_how(rule: Rule) -> None:
    assert re.fullmatch(r"[BMPCEIWX]\d{3}", rule.code)
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert rule.mend.endswith(".")


@each_rule
def test_every_code_is_expected_by_a_test(rule: Rule) -> None:
    assert rule.code in expected()


@each_rule
def test_every_rule_is_used(rule: Rule) -> None:
    """A rule that nothing reports would promise what is not checked."""
    name = next(name for name, value in vars(rules).items() if value is rule)
    used = (path for path in sources("publish") if path.name != "rules.py")
    assert any(re.search(rf"\b{name}\b", path.read_text("utf-8")) for path in used)
