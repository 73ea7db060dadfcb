"""Judgements of Chinese text, a folder each; the same text and lists give the same answer every time."""
