"""From one Markdown manuscript to the editions that readers and printers get."""

__version__ = "0.1.0"
