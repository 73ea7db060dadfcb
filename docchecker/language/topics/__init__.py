"""Which points of a notice's annexes a paragraph of a self-evaluation report treats, and the figures it states."""
