"""What project tables say of their projects: STATES for money, years, place and contents, and where it lies."""

from __future__ import annotations

from ingest.resolve.rows import entities
from ingest.resolve.rows.builder import Builder


def add(b: Builder) -> None:
    """STATES and LOCATED_IN of `facts.projects`."""
    within = b.context.place.code if b.context.place else None
    for project in b.facts.projects:
        node = entities.named(b, project.name, "Project")
        for name, (value, span) in sorted(project.properties.items()):
            given = b.evidence((*project.evidence, span), project.method, project.confidence)
            b.edge("STATES", b.document, node, {"property": name, "value": value, **given})
            if name != "site":
                continue
            found = b.context.places.find(str(value), within)
            if len(found) == 1:
                place = entities.place(b, found[0])
                if b.allows(node, "LOCATED_IN", place):
                    b.edge("LOCATED_IN", node, place, given)
