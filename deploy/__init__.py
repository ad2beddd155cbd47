"""Handing the product over: the server's settings, and the archive for machines without a network."""
