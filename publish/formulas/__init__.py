"""Formulas, from the TeX in a manuscript to MathML for the EPUB and drawings for paper."""
