"""Ways to help for readers whom the subject touches: there, complete, and where they see them."""
