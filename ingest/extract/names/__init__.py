"""How names are found: by head noun, quotes, titles and lexicon, in sentences cut into words; and what makes a name."""
