"""The lexical part of HTML: tags, attributes, character references, and the conditions of HTML blocks."""
