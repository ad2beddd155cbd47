"""Cypher from people whom nobody knows: read whole, refused unless all of it is known to be a read.

`statements.check` decodes, reads and weighs a statement; what it returns `run.GuardedReader` runs under limits on rows,
bytes and time. Beneath stand the read-only user, the READ session and the
server's own settings (`graph.layers`). Why an own parser: decisions/0605.
"""
