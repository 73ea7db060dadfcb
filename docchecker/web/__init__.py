"""The local page: drop files in, see what to change. Documents live in a private folder and are gone soon after."""
