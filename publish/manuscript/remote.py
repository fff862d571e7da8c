"""Pictures on the web, for a book that allows them: the only door to the network.

A manuscript may be a stranger's, and the machine may stand in a network of its own. So only http and https
are spoken, only with addresses that the whole world can reach, and not for long. The name of a host is looked
up once, and what was looked at is what is called: another answer to a second question (DNS rebinding) changes
nothing.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from time import monotonic
from urllib.parse import SplitResult, quote, urljoin, urlsplit

LARGEST = 20 << 20  # bytes of one picture
SECONDS = 15.0  # for one picture, with all that it is redirected to
ALL_SECONDS = 120.0  # for all pictures of a book
REDIRECTS = 4
PORTS = {"http": 80, "https": 443}
MOVED = frozenset({301, 302, 303, 307, 308})
TRANSLATED = ip_network("64:ff9b::/96")  # IPv4 in IPv6 (RFC 6052)
HEADERS = {"User-Agent": "publish", "Accept": "image/*", "Accept-Encoding": "identity"}


class Refused(Exception):
    """A picture is not fetched; the words say why."""


def is_public(address: str) -> bool:
    """Whether an address is one that the whole world can reach, and not of this machine or its network."""
    found = ip_address(address)
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found in TRANSLATED:
            inner = ip_address(int(found) & 0xFFFFFFFF)  # type: ignore[assignment]
        if inner is not None:
            return is_public(str(inner))
        if found.teredo:
            return False
    return found.is_global and not found.is_multicast


@dataclass
class Web:
    """Fetches the pictures of one book; `allowed` tells which addresses may be called."""

    allowed: Callable[[str], bool] = is_public
    seconds: float = SECONDS
    left: float = ALL_SECONDS
    largest: int = LARGEST

    def fetch(self, address: str) -> bytes:
        """What is found at an address. Raises Refused."""
        begun = monotonic()
        try:
            return self._follow(address, begun + min(self.seconds, self.left))
        except (OSError, http.client.HTTPException, ValueError) as fault:
            late = monotonic() - begun >= min(self.seconds, self.left)
            raise Refused("it took too long" if late else f"{fault or type(fault).__name__}"[:100]) from fault
        finally:
            self.left -= monotonic() - begun

    def _follow(self, address: str, end: float) -> bytes:
        for _ in range(REDIRECTS + 1):
            parts = urlsplit(address)
            found = self._ask(parts, end)
            if isinstance(found, bytes):
                return found
            address = urljoin(address, found)
        raise Refused("it is redirected again and again")

    def _ask(self, parts: SplitResult, end: float) -> bytes | str:
        """What a server answers: a picture, or the address where that is now."""
        if parts.scheme not in PORTS or not parts.hostname or parts.username is not None:
            raise Refused("only plain addresses with http and https are fetched")
        left = end - monotonic()
        if left <= 0:
            raise TimeoutError
        line = _called(parts, self._address(parts), left)
        # An answer may come letter by letter: only a clock ends that.
        clock = threading.Timer(left, _cut, [line.sock])
        clock.daemon = True
        clock.start()
        try:
            if isinstance(line.sock, ssl.SSLSocket):
                line.sock.do_handshake()
            path = quote(parts.path or "/", safe="/%:@!$&'*+,;=~-._()")
            query = f"?{quote(parts.query, safe='/%:@!$&*+,;=~-._?()')}" if parts.query else ""
            line.request("GET", path + query, headers=HEADERS)
            return self._read(line.getresponse())
        finally:
            clock.cancel()
            line.close()

    def _read(self, answer: http.client.HTTPResponse) -> bytes | str:
        if answer.status in MOVED:
            return answer.headers.get("Location", "")
        if answer.status != http.HTTPStatus.OK:
            raise Refused(f"the server answers {answer.status}")
        data = answer.read(self.largest + 1)
        if len(data) > self.largest:
            raise Refused(f"it is larger than {self.largest >> 20} MB")
        if answer.length:
            raise Refused("it ends too early")
        return data

    def _address(self, parts: SplitResult) -> str:
        """The address to call: all that a name stands for must be allowed, or none is called."""
        found = socket.getaddrinfo(parts.hostname, None, type=socket.SOCK_STREAM)
        addresses = [str(each[4][0]).partition("%")[0] for each in found]
        if not addresses or not all(self.allowed(each) for each in addresses):
            raise Refused(f"'{parts.hostname}' is in a private network")
        return addresses[0]


def _called(parts: SplitResult, address: str, seconds: float) -> http.client.HTTPConnection:
    """A line to the address, kept for the host whose name is asked for and whose certificate is looked at."""
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    line = http.client.HTTPConnection(host, port, timeout=seconds)
    line.sock = socket.create_connection((address, port), timeout=seconds)
    if parts.scheme == "https":
        line.default_port = PORTS["https"]
        line.sock = ssl.create_default_context().wrap_socket(
            line.sock, server_hostname=host, do_handshake_on_connect=False
        )
    return line


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
