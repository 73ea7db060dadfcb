"""New files made from a document or from nothing: fixed and annotated copies, templates, letters."""
