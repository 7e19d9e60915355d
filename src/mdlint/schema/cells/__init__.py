"""From a cell's text to a JSON value, as the column's schema says."""
