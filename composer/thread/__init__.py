"""How a statement is cut into posts, and the proof that nothing was lost."""
