"""veraPDF, the judge of PDF/UA and PDF/A (verapdf.org), as it comes inside of another package."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from publish.checks import machine

PROFILES = "org/verapdf/pdfa/validation"


def failures(file: Path, profile: str) -> list[str]:
    """The checks of a profile such as `PDFUA-1` or `PDFA-2A` that a PDF fails; none means it conforms.

    Raises NotRun where it cannot be asked.
    """
    java = machine.start()
    try:
        rules = _profile(profile)
        parser = _foundry().createParser(java.JClass("java.io.File")(str(file)), rules.getPDFAFlavour())
        try:
            result = _foundry().createValidator(rules, False).validate(parser)
            found = sorted({_failure(each) for each in result.getTestAssertions()})
            return found if found or bool(result.isCompliant()) else ["it does not conform"]
        finally:
            parser.close()
    except java.JException as fault:
        raise machine.NotRun(f"veraPDF did not come to an end: {fault}") from fault


def _failure(assertion: Any) -> str:
    rule, place = assertion.getRuleId(), assertion.getLocation().getContext()
    return f"{rule.getClause()}-{rule.getTestNumber()} {assertion.getMessage()} ({place})"


def _jar() -> Path:
    return machine.jars(machine.VERAPDF)[0]


@cache
def _foundry() -> Any:
    java = machine.start()
    java.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return java.JClass("org.verapdf.pdfa.Foundries").defaultInstance()


@cache
def _profile(name: str) -> Any:
    """A validation profile, built by hand: the jar holds the XML but no binding library to read it."""
    values = machine.start().JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    flavours = machine.start().JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    with zipfile.ZipFile(_jar()) as jar:
        root = etree.fromstring(jar.read(f"{PROFILES}/{name}.xml"))
    rules = machine.start().JClass("java.util.HashSet")()
    for node in _named(root, "rule"):
        rules.add(_rule(values, node))
    variables = machine.start().JClass("java.util.HashSet")()
    for node in _named(root, "variable"):
        facts = node.get("name"), node.get("object"), _text(node, "defaultValue"), _text(node, "value")
        variables.add(values.variableFromValues(*facts))
    details = values.profileDetailsFromValues(name, name, "", machine.start().JClass("java.util.Date")(0))
    return values.profileFromValues(flavours.valueOf(root.get("flavour")), details, "", rules, variables)


def _rule(values: Any, node: etree._Element) -> Any:
    of = machine.start().JClass
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
