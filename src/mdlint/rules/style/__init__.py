"""The rules about style, which are off unless a configuration or an option turns them on."""
