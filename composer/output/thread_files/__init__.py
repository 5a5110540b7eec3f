"""Threads that were written, read back as people left them: what they changed, carried into the next write."""
