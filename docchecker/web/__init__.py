"""The local web page: what ``docchecker serve`` shows and answers."""
