"""Units: the roster, which file is whose, who owes what."""
