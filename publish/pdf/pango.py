"""What to say where the library that shapes letters is missing."""

from __future__ import annotations

NO_PANGO = (
    "Pango is missing, which shapes the letters of the PDF; install it: "
    "Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0, "
    "Fedora: dnf install pango, macOS: brew install pango, "
    "Windows: pacman -S mingw-w64-x86_64-pango in MSYS2"
)
