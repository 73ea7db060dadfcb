"""Copied passages: which documents share text, and how much of it."""
