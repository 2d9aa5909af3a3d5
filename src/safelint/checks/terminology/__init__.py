"""Words to avoid, names, two names for one thing, and letters that readers may not know."""
