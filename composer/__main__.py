"""``python -m composer`` is ``thread-composer``."""

from composer.cli import main

if __name__ == "__main__":
    main()
