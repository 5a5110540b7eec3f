"""What somebody may have made of the files that the program writes for itself."""

BROKEN = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What is raised where such a file is read back and is no JSON, or holds something else than was written: a text for a
number, a number without end, a thousand lists in each other."""
