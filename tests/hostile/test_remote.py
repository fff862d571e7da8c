"""Pictures on the web: fetched only where the book allows it, from public addresses, within limits."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from publish.cli.main import main
from publish.manuscript import remote
from publish.manuscript.remote import Refused, Web, is_public
from tests.hostile.books import TOML, build
from tests.manuscripts import png, write

ASKED: list[str] = []


class Server(BaseHTTPRequestHandler):
    """Answers well and badly, by the path that is asked for."""

    def do_GET(self) -> None:
        ASKED.append(self.path)
        if self.path == "/map.png":
            return self._answer(200, png())
        if self.path.startswith("/to/"):
            return self._answer(302, b"", Location=self.path.removeprefix("/to/"))
        if self.path == "/loop":
            return self._answer(302, b"", Location="/loop")
        if self.path == "/huge":
            return self._answer(200, b"x" * 3000)
        if self.path == "/slow":
            self.send_response(200)
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
            return None
        if self.path == "/short":
            return self._answer(200, png(), length=5000)
        return self._answer(404, b"")

    def _answer(self, status: int, data: bytes, *, length: int = 0, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(length or len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Nothing."""

    def handle(self) -> None:
        with suppress(OSError):
            super().handle()


@pytest.fixture
def server() -> Iterator[str]:
    ASKED.clear()
    found = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=found.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{found.server_port}"
    found.shutdown()
    found.server_close()


def anywhere(address: str) -> bool:
    return True


def test_a_picture_is_fetched_and_so_is_what_it_is_redirected_to(server: str) -> None:
    assert Web(anywhere).fetch(f"{server}/map.png") == png()
    assert Web(anywhere).fetch(f"{server}/to/{server}/map.png") == png()


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/no", "the server answers 404"),
        ("/loop", "it is redirected again and again"),
        ("/huge", "it is larger than 0 MB"),
        ("/slow", "it took too long"),
        ("/short", "it ends too early"),
        ("/to/file:///etc/passwd", "only plain addresses with http and https are fetched"),
        ("/to/ftp://example.org/a", "only plain addresses with http and https are fetched"),
    ],
)
def test_refused(path: str, why: str, server: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(Refused) as refusal:
        Web(anywhere, seconds=1, largest=2000).fetch(server + path)
    assert str(refusal.value) == why or path == "/slow"
    assert time.perf_counter() - begun < 3


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",  # noqa: E501, S104
        "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",  # noqa: E501
        "2001:0:1:1::", "ff02::1",
    ],
)  # fmt: skip
def test_private_addresses(address: str) -> None:
    assert not is_public(address)


def test_public_addresses() -> None:
    assert is_public("93.184.215.14")
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


def test_a_redirect_into_a_private_network_is_not_followed(server: str) -> None:
    public = [True, False]
    with pytest.raises(Refused, match="private"):
        Web(lambda _: public.pop(0)).fetch(f"{server}/to/{server}/map.png")
    assert [f"/to/{server}/map.png"] == ASKED


def test_what_was_looked_at_is_what_is_called(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that means a public address first and a private one then (DNS rebinding)."""
    port = int(server.rpartition(":")[2])
    answers = [[(0, 0, 0, "", ("93.184.215.14", 0))], [(0, 0, 0, "", ("127.0.0.1", 0))]]
    called: list[tuple[str, int]] = []

    def call(address: tuple[str, int], **_: object) -> socket.socket:
        called.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(remote.socket, "getaddrinfo", lambda *_, **__: answers.pop(0))
    monkeypatch.setattr(remote.socket, "create_connection", call)
    with pytest.raises(Refused):
        Web().fetch(f"http://rebinding.example:{port}/map.png")
    assert called == [("93.184.215.14", port)]


@pytest.mark.parametrize(
    "address", ["http://user:word@example.org/a.png", "http:///a.png", "http://[::1/a.png"]
)
def test_odd_addresses(address: str) -> None:
    with pytest.raises(Refused):
        Web(anywhere).fetch(address)


def test_a_book_fetches_only_when_it_says_so(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"manuscript/one.md": f"# One\n\n![A map]({server}/map.png)\n"}
    plain = build(tmp_path / "a", files)
    assert (plain.told, ASKED) == ([f"error M017: the picture '{server}/map.png' is on the web"], [])
    allowed = f"allow_remote = true\n{TOML}"
    private = build(tmp_path / "b", files, toml=allowed)
    assert private.told == [
        f"error M071: the picture '{server}/map.png': '127.0.0.1' is in a private network"
    ]
    assert ASKED == []
    monkeypatch.setattr(
        remote.Web.__init__, "__defaults__", (anywhere, *remote.Web.__init__.__defaults__[1:])
    )
    fetched = build(tmp_path / "c", files, toml=allowed)
    assert (fetched.code, ASKED) == (0, ["/map.png"]), fetched.said


def test_the_web_is_asked_for_every_build(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands there may be another picture today, and what was not to be had may be there."""
    monkeypatch.setenv("PUBLISH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(
        remote.Web.__init__, "__defaults__", (anywhere, *remote.Web.__init__.__defaults__[1:])
    )
    chapter = f"# One\n\n![A map]({server}/map.png)\n"
    book = write(
        tmp_path / "book",
        {"manuscript/one.md": chapter, "manuscript/book.toml": f"allow_remote = true\n{TOML}"},
    )
    for number in (1, 2):
        assert CliRunner().invoke(main, ["epub", str(book)]).exit_code == 0
        assert ["/map.png"] * number == ASKED
