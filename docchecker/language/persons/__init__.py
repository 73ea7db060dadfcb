"""Persons and private particulars in a text (附件4 注一: 可以把人名和具体的地点隐去)."""
