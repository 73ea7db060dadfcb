"""Many files: intake, roster, parallel runs, ledger, copies, letters."""
