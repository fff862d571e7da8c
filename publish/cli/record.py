"""What a check found, as JSON for other programs; the handbook tells its shape, which `form` numbers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from publish import __version__
from publish.problems import Problem, Severity

if TYPE_CHECKING:
    from publish.inspection import Inspection

FORM = 1  # another number where a key is taken away or changes its meaning


def written(done: Inspection) -> str:
    """The whole of an inspection, in ASCII, so that any terminal and any pipe can carry it."""
    facts = {
        "form": FORM,
        "publish": __version__,
        "title": done.book.metadata.title if done.book else None,
        "editions": list(done.editions),
        "checks": [
            {
                "name": check.name,
                "edition": check.edition,
                "version": check.version or None,
                "made": not check.reason,
                "reason": check.reason or None,
            }
            for check in done.checks
        ],
        "counts": {
            f"{severity.value}s": sum(problem.severity is severity for problem in done.problems)
            for severity in Severity
        },
        "problems": [_problem(problem) for problem in done.problems],
        "silenced": [{**_problem(problem), "reason": reason} for problem, reason in done.silenced],
    }
    return json.dumps(facts, indent=2)


def _problem(problem: Problem) -> dict[str, Any]:
    at = problem.location
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": at.file or None,
        "line": at.line or None,
        "column": at.column or None,
        "message": problem.message,
        "hint": problem.hint or None,
    }
