"""What a paragraph of a case study does (附件3 关于内容)."""
