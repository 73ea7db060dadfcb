"""The files of one unit held against each other: numbers, problems, marks, names."""
