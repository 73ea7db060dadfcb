"""Rule files: a notice as data, and every mistake in it located."""
