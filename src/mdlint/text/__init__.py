"""Text: the wording of messages, escapes for the terminal, and the width of characters."""
