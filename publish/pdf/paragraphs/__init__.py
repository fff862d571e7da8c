"""Paragraphs whose lines are chosen together: the choice, what it is made from, and how it is imposed."""
