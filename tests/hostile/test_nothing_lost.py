"""Whatever happens to a build, dist/ holds whole files, the last editions stand, and the next build works."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from publish import inputs
from publish.cli.main import main
from tests.hostile.books import TOML
from tests.manuscripts import write

EDITIONS = {"a-book.epub", "a-book-print.pdf"}
FILES = {"manuscript/book.toml": TOML} | {
    f"manuscript/{name}.md": f"# Chapter {name}\n\nIt was a dark night.\n" for name in "1234"
}
ROOT = Path(__file__).parents[2]


def start(accident: str, book: Path, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.hostile.dying", accident, str(book), *more],
        cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


def suffer(accident: str, book: Path, *more: str) -> tuple[int, str]:
    process = start(accident, book, *more)
    return process.wait(60), process.communicate()[1]


def build(book: Path, *more: str) -> tuple[int, str]:
    result = CliRunner().invoke(
        main, ["build", str(book), *more], env={"NO_COLOR": "1"}, catch_exceptions=False
    )
    return result.exit_code, result.stderr


def held(book: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (book / "dist").iterdir()}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book that stands, and then is changed."""
    folder = write(tmp_path / "book", FILES)
    assert build(folder)[0] == 0
    write(folder, {"manuscript/2.md": "# Chapter 2\n\nIt was a bright morning.\n"})
    return folder


@pytest.mark.parametrize(
    "stage",
    [
        "publish.manuscript.reader:read:1",
        "publish.pdf.workers:set_units:2",
        "publish.epub.edition:make:1",
        "publish.store:Store.put:2",
        "os:fsync:1",
        "os:fsync:2",
        "pathlib:Path.replace:4",
    ],
)
def test_killed_at_a_stage(stage: str, book: Path) -> None:
    last = held(book)
    assert suffer(stage, book)[0] == -signal.SIGKILL
    left = held(book)
    whole = {name: data for name, data in left.items() if not name.startswith(".")}
    assert whole.keys() == EDITIONS
    assert build(book, "-q") == (0, "")
    new = {name: data for name, data in held(book).items() if not name.startswith(".")}
    assert all(data in (last[name], new[name]) for name, data in whole.items())
    assert new != last


def test_what_a_killed_build_left_is_swept_away(book: Path) -> None:
    left = book / "dist" / ".a-book.epub.abcd_123"
    left.write_bytes(b"half an edition")
    assert build(book)[0] == 0
    assert left.exists()  # another build may be at it
    os.utime(left, (0, 0))
    assert build(book, "--no-cache")[0] == 0
    assert held(book).keys() == EDITIONS


def test_a_full_disk(book: Path) -> None:
    last = held(book)
    code, said = suffer("disk:3000", book, "-q")
    assert code == 1
    assert "Traceback" not in said
    assert "error W001: no room for the files that a build needs on its way: file too large" in said
    assert held(book) == last
    assert build(book)[0] == 0
    assert held(book) != last


def test_a_disk_that_is_really_full(book: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here: only the limit of a file's size is tested")
    try:
        write(disk, FILES | {"dist/a-book.epub": "the last edition", "filling": "x" * 30_000})
        code, said = suffer("none", disk, "-q")
        assert (code, "Traceback" in said) == (1, False)
        assert "no space left on device" in said
        assert (disk / "dist/a-book.epub").read_text() == "the last edition"
        assert not list((disk / "dist").glob(".*"))
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_folder_that_may_not_be_written(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    last = held(book)
    if os.geteuid():
        (book / "dist").chmod(0o555)
    else:  # root may write everywhere
        refusal = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        monkeypatch.setattr("publish.press.tempfile.mkstemp", lambda **_: (_ for _ in ()).throw(refusal))
    code, said = build(book, "--no-cache")
    (book / "dist").chmod(0o755)
    assert code == 1
    assert "error W001: cannot write a-book.epub: permission denied" in said
    assert held(book) == last


def test_two_builds_at_once(book: Path) -> None:
    builds = [start("none", book), start("none", book)]
    assert [each.wait(60) for each in builds] == [0, 0]
    both = held(book)
    assert both.keys() == EDITIONS
    assert build(book, "--no-cache")[0] == 0
    assert held(book) == both


@pytest.mark.parametrize("harm", [lambda data: data[:50], lambda data: b"", lambda data: data[:-1] + b"!"])
def test_a_cache_that_is_broken(harm: object, book: Path) -> None:
    assert build(book)[0] == 0
    whole = held(book)
    for piece in Path(os.environ["PUBLISH_CACHE"]).glob("??/*"):
        piece.write_bytes(harm(piece.read_bytes()))  # type: ignore[operator]
    code, said = build(book)
    assert (code, "rror" in said) == (0, False)
    assert held(book) == whole


def test_a_cache_of_another_version(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as other:
        other.setattr(inputs, "code", lambda: "another version")
        other.setattr(inputs, "program", lambda _: "another version")
        assert build(book)[0] == 0
    whole = held(book)
    code, said = build(book)
    assert (code, "print: " in said) == (0, True)  # made anew
    assert held(book) == whole


def test_a_file_where_the_cache_should_be(
    book: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PUBLISH_CACHE", str(write(tmp_path, {"cache": "a letter"}) / "cache"))
    assert build(book)[0] == 0
    assert (tmp_path / "cache").read_text() == "a letter"


def below(parent: int) -> list[int]:
    """The processes of a process, and theirs."""
    try:
        own = [int(each) for each in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    except OSError:
        return []
    return [each for child in own for each in (child, *below(child))]


def runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
@pytest.mark.parametrize(("sent", "code", "lines"), [(signal.SIGINT, 130, 1), (signal.SIGKILL, -9, 0)])
def test_stopped_in_the_middle(
    sent: int, code: int, lines: int, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No process of a build outlives it, nor a file; Ctrl-C, which a terminal sends to all, says one line."""
    last = held(book)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    write(book, {f"manuscript/{n}.md": f"# Long {n}\n\n" + "It was a dark night.\n\n" * 3000 for n in "1234"})
    process = start("none", book, "-q", "-j2", "--no-cache")
    workers: list[int] = []
    for _ in range(200):
        workers = below(process.pid)
        if len(workers) == 6:
            break
        time.sleep(0.1)
    assert len(workers) == 6  # to parse and to typeset: a first, and two that it forked
    time.sleep(1)
    (os.killpg if sent == signal.SIGINT else os.kill)(process.pid, sent)
    begun = time.perf_counter()
    assert process.wait(20) == code
    assert time.perf_counter() - begun < 3
    for _ in range(30):
        if not any(runs(each) for each in workers) and not list(temporary.iterdir()):
            break
        time.sleep(0.1)
    assert list(temporary.iterdir()) == []
    assert not [each for each in workers if runs(each)]
    said = process.communicate()[1].strip().splitlines()
    assert said == ["stopped; the last editions are as they were"] * lines
    assert held(book) == last


@pytest.mark.parametrize("command", [["pdf", "-j1"], ["pdf", "-j2"], ["epub"], ["cover"]])
def test_no_temporary_file_is_left(
    command: list[str], book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The typesetter copies the fonts for each of its processes: nobody would find and remove them."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    line = [sys.executable, "-m", "publish", *command, "-q", "--no-cache", str(book)]
    assert subprocess.run(line, capture_output=True, check=False).returncode == 0
    assert list(temporary.iterdir()) == []


LOST = """
import signal
from publish.cli import explain, main

class Thing:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
        for _ in range(100):
            pass

theirs = explain.explain.callback
explain.explain.callback = lambda codes: (Thing(), theirs(codes))[1]
main.main(["explain", "M014"])
"""


def test_ctrl_c_while_an_object_is_let_go_of_is_not_lost(tmp_path: Path) -> None:
    """Python itself would only mention it, and go on."""
    done = subprocess.run([sys.executable, "-c", LOST], capture_output=True, text=True, check=False)
    assert done.returncode == 130
    assert done.stderr.strip() == "stopped; the last editions are as they were"
