"""Tests of the formulas' room."""
