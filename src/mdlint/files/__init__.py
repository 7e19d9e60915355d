"""Files: read them as UTF-8, match their paths with globs, and find out which ones git ignores."""
