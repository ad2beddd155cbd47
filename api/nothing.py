"""An answer of «nothing found» says what was looked through."""

from __future__ import annotations

from typing import Any

from api.ask import ask
from api.deps import Reader
from ontology.messages import say
from queries import document

LISTED = 500


async def nothing_found(reader: Reader, lang: str) -> dict[str, Any]:
    """The sentence, the counts and the documents; all of them, whatever the question's filters."""
    documents = await ask(reader, document.COVERAGE, document.CoverageParams())
    fragments = sum(1 for d in documents if d["completeness"] == "fragment")
    return {
        "text": say("api.nothing_found", lang, documents=len(documents), fragments=fragments),
        "documents": len(documents),
        "fragments": fragments,
        "listed": [{name: d[name] for name in document.Taken.model_fields} for d in documents[:LISTED]],
    }
