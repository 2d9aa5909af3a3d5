"""What a text is made of: phrases, sentences, quotations, languages."""
