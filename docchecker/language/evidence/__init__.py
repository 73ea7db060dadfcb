"""Evidence of a problem: an example with an actor, figures that measure it (附件4 注一)."""
