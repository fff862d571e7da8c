"""What a person types, and what they get back."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from publish import __version__
from publish.cli.main import COMMANDS, main
from tests.manuscripts import png, write
from tests.shared import ROOT

BOOK = {"book.toml": 'title = "Harbour"\ndate = 2026-01-02\n', "one.md": "# One\n\nText.\n"}
PICTURED = {
    "book.toml": f'{BOOK["book.toml"]}cover = {{image = "cover.png", alt = "A quay."}}\n',
    "one.md": BOOK["one.md"],
    "cover.png": png(),
}


def test_version() -> None:
    assert CliRunner().invoke(main, ["--version"]).stdout == f"publish {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = CliRunner().invoke(main, [command, "-h"])
    assert result.exit_code == 0
    assert f"Example: publish {command}" in result.stdout


def test_help_is_quick_because_nothing_heavy_is_loaded() -> None:
    code = (
        "import sys; from publish.cli.main import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = ('lxml', 'weasyprint', 'ebooklib', 'pydantic', 'markdown', 'PIL')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_epub_needs_no_library_for_pages(tmp_path: Path) -> None:
    """Where it has a cover, and none has to be drawn."""
    book = write(tmp_path, PICTURED)
    code = (
        "import sys; from publish.cli.main import main\n"
        f"try: main(['epub', {str(book)!r}])\nexcept SystemExit as end: print(end.code)\n"
        "print('weasyprint' in sys.modules, 'pikepdf' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-2:] == ["0", "False False"]


def test_paths_are_data_on_stdout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, BOOK)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["build"])
    assert (result.exit_code, result.stdout) == (0, "dist/harbour.epub\ndist/harbour-print.pdf\n")
    assert CliRunner().invoke(main, ["pdf", "--edition", "screen"]).stdout == "dist/harbour-screen.pdf\n"
    assert CliRunner().invoke(main, ["epub", "-o", "x.epub"]).stdout == "x.epub\n"
    assert CliRunner().invoke(main, ["pdf", "-o", "x.pdf"]).stdout == "x.pdf\n"
    assert all((tmp_path / name).stat().st_size for name in ("x.epub", "x.pdf"))


def test_wrong_usage_is_2(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["epub", str(tmp_path / "nowhere")]).exit_code == 2
    assert CliRunner().invoke(main, ["pdf", "--edition", "hardback"]).exit_code == 2
    assert CliRunner().invoke(main, ["bind"]).exit_code == 2


def test_without_pango_pdf_says_what_to_install(tmp_path: Path) -> None:
    """A machine on which weasyprint cannot load Pango."""
    book = write(tmp_path / "book", BOOK)
    stand_in = write(
        tmp_path / "weasyprint", {"__init__.py": "raise OSError(\"cannot load 'libpango-1.0-0'\")"}
    )
    paths = os.pathsep.join([str(stand_in.parent), str(ROOT)])

    def run(command: str) -> subprocess.CompletedProcess[str]:
        words = [sys.executable, "-m", "publish", command, "-q", str(book)]
        environment = {**os.environ, "PYTHONPATH": paths}
        return subprocess.run(words, env=environment, capture_output=True, text=True, check=False)

    for command in ("pdf", "cover"):
        assert run(command).returncode == 3
    pdf = run("pdf")
    assert (pdf.returncode, pdf.stdout, len(pdf.stderr.splitlines())) == (3, "", 1)
    assert pdf.stderr.startswith("error: Pango is missing")
    epub = run("epub")
    assert (epub.returncode, epub.stderr) == (0, "")


def test_an_epub_without_pango_has_no_cover(tmp_path: Path) -> None:
    """It is told, and what to do."""
    book = write(tmp_path / "book", BOOK)
    write(tmp_path / "weasyprint", {"__init__.py": "raise OSError"})
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])}
    words = [sys.executable, "-m", "publish", "epub", str(book)]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    told, hint = done.stderr.splitlines()
    assert told == "book.toml: warning C005: no cover could be drawn"
    assert "install it" in hint
    assert not [name for name in zipfile.ZipFile(done.stdout.strip()).namelist() if "cover" in name]
