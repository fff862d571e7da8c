"""What other tools put into a text before they read it as Markdown: files, templates, tags of their own."""

from publish.manuscript.expansion.context import Context, variables
from publish.manuscript.expansion.passes import Expanded, expand
from publish.manuscript.expansion.relocation import relocate

__all__ = ["Context", "Expanded", "expand", "relocate", "variables"]
