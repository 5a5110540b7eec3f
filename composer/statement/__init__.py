"""What is to be said: statements, how they are read, and the settings that go with them."""
