"""How a thread leaves the program: as text, JSON, a page, files on disk."""
