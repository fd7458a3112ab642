"""The article viewer: our own reading widget that lays out, paints and selects right-to-left text."""
