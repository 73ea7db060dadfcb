"""``python -m docchecker``."""

from docchecker.cli import main

if __name__ == "__main__":
    main()
