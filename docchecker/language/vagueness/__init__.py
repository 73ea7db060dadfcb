"""Whether the name of a problem is broad and empty (附件4 注三)."""
