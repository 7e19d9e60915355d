"""MyST, the Markdown of Sphinx: its syntax, and the tables that its directives make."""
