"""`generated/messages.json`: the catalogue in the form that a command reads fastest, with what it was made from."""

from __future__ import annotations

import json

from ontology.messages import digest, parsed, sources
from ontology.meta import Schema


def messages(_: Schema) -> str:
    """The whole catalogue, one message a line."""
    files = sources()
    lines = [
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(said, ensure_ascii=False)}"
        for key, said in sorted(parsed(files).items())
    ]
    return f'{{"digest": {digest(files)}, "messages": {{\n' + ",\n".join(lines) + "\n}}\n"
