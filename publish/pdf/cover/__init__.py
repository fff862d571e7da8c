"""The cover: the wrap for the printer, and the front alone for those who read on a screen."""
