"""Web addresses as every reader takes them (RFC 3986): what may not stand in one is encoded."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit

WITH_HOST = frozenset({"http", "https", "ftp"})
HOST = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=-]+|\[[0-9A-Fa-f:.]+\]")
# Besides letters and digits; an encoded character stays as it is.
ALLOWED = "-./:;=?@_~!$&'*+,()%"
LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def regular(address: str) -> str:
    """The same address with all that is not allowed in it encoded; empty where it has no host."""
    scheme, _, rest = address.strip().partition(":")
    if scheme.lower() not in WITH_HOST:
        path, mark, fragment = rest.partition("#")
        return f"{scheme.lower()}:{_encoded(path)}{mark}{_encoded(fragment)}"
    try:
        parts = urlsplit(f"{scheme}://{rest.lstrip('/')}")
        authority = _authority(parts)
    except (ValueError, UnicodeError):  # a port that is no number; a host that no name can be
        return ""
    query = f"?{_encoded(parts.query)}" if parts.query else ""
    fragment = f"#{_encoded(parts.fragment)}" if parts.fragment else ""
    return f"{parts.scheme}://{authority}{_encoded(parts.path)}{query}{fragment}" if authority else ""


def _encoded(text: str) -> str:
    return quote(LONE_PERCENT.sub("%25", text), safe=ALLOWED)


def _authority(parts: SplitResult) -> str:
    """The host with its user and port; its letters of other scripts as the network writes them (IDNA)."""
    user, at, _ = parts.netloc.rpartition("@")
    host = parts.hostname or ""
    name = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    if not HOST.fullmatch(name):
        return ""
    port = f":{parts.port}" if parts.port is not None else ""
    return f"{_encoded(user)}{at}{name}{port}"
