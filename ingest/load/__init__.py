"""Rows into the store: a document owns its facts, and the graph is a function of its documents."""
