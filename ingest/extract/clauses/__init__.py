"""How clauses are read: labels and their roles, lists of units, rules stated once, duties in sentences."""
