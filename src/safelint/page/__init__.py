"""The page for writers: the same engine in a browser, with nothing to install and nothing sent anywhere."""
