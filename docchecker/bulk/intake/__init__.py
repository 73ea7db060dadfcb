"""What came in: folders, archives and mails, what each file is, when it came, which version counts."""
