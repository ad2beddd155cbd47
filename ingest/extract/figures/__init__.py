"""How figures are read: one scanner for numbers, the noun of each, the shapes they stand in, the years they are for."""
