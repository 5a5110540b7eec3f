"""What text is made of: sentences, entities, quotations, and the word lists that tell them."""
