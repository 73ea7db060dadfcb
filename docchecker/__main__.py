"""``python -m docchecker``."""

from docchecker.commands.main import main

if __name__ == "__main__":
    main()
