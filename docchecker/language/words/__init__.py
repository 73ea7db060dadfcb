"""Where words begin and end: jieba with a compact dictionary made from its own, loaded when a candidate stands in a text."""
