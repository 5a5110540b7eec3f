"""Files on disk: a statement's are replaced all or none, under names that every system takes."""
