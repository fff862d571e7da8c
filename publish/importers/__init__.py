"""Other formats -> chapters in a manuscript folder that the author then owns."""
