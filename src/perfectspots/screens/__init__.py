"""What to say: an answer, a spot or a list becomes lines of words with roles. No colours, no printing."""
