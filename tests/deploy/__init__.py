"""The ways to run it: containers, and the archive for machines without a network."""
