"""The inline content of cells, headings and paragraphs: its text, and its links with their places."""
