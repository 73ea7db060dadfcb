"""The ledger: what every unit handed in, round by round, in one SQLite file."""
