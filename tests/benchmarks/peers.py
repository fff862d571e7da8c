"""Other ways to the same editions, each as a command: pandoc and WeasyPrint, pandoc and Typst, pandoc alone.

`python -m tests.benchmarks.peers weasyprint|typst FOLDER OUT` is what the first two run.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

PAGE = """
@page { size: 152.4mm 228.6mm; margin: 19mm 15mm 20mm; @bottom-center { content: counter(page) }
  @top-center { content: string(chapter) } }
h1 { string-set: chapter content(); break-before: right }
p { text-align: justify; hyphens: auto }
"""


def has_typst() -> bool:
    """Whether Typst is installed: `pip install typst`."""
    return find_spec("typst") is not None


def command(peer: str, folder: Path, out: Path) -> list[str]:
    """How to run a peer."""
    if peer == "pandoc":
        return [*_pandoc(folder), "-o", str(out)]
    return [sys.executable, "-m", "tests.benchmarks.peers", peer, str(folder), str(out)]


def _pandoc(folder: Path) -> list[str]:
    import pypandoc  # noqa: PLC0415

    chapters = sorted(map(str, (folder / "manuscript").glob("*.md")))
    metadata = ["-M", "title=A Book", "-M", "lang=en", "--toc", f"--resource-path={folder / 'manuscript'}"]
    return [
        pypandoc.get_pandoc_path(),
        "-f",
        "markdown+lists_without_preceding_blankline",
        *chapters,
        *metadata,
    ]


def _weasyprint(folder: Path, out: Path) -> None:
    """One document, in the styles and fonts of the house's theme, its lines broken one by one."""
    import subprocess  # noqa: PLC0415

    from weasyprint import CSS, HTML  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    from publish import themes  # noqa: PLC0415

    theme, fonts = themes.load("classic"), FontConfiguration()
    face = '@font-face {{ font-family: "{}"; font-style: {}; src: url("{}") }}'
    faces = "".join(face.format(each.family, each.style, each.path.as_uri()) for each in theme.fonts)
    html = subprocess.run([*_pandoc(folder), "-s", "-t", "html5"], capture_output=True, check=True).stdout
    sheets = [CSS(string=f"{faces}{theme.shared}{theme.print}{PAGE}", font_config=fonts)]
    document = HTML(string=html.decode(), base_url=f"{folder / 'manuscript'}/")
    document.write_pdf(out, stylesheets=sheets, font_config=fonts)


def _typst(folder: Path, out: Path) -> None:
    import subprocess  # noqa: PLC0415

    import typst  # noqa: PLC0415

    source = folder / "manuscript" / "book.typ"
    subprocess.run([*_pandoc(folder), "-s", "-t", "typst", "-o", str(source)], check=True)
    typst.compile(str(source), output=str(out))
    source.unlink()


if __name__ == "__main__":
    {"weasyprint": _weasyprint, "typst": _typst}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
