"""What was accepted beforehand: the allow file, a baseline, selected rules; fingerprints tell files and findings again."""
