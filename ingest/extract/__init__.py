"""Extraction: what a document states, by rules that each have a name. A pure function of the tree."""

from __future__ import annotations

from ingest.extract.deadline import with_deadlines
from ingest.extract.deliverable import deliverables
from ingest.extract.entity import mentions
from ingest.extract.measure import measures, problems
from ingest.extract.projects import project_rows
from ingest.extract.provision import provisions
from ingest.extract.quantity import figures, statements
from ingest.extract.relation import relations
from ingest.extract.relation_provisions import of_provisions
from ingest.extract.responsibility import responsibilities
from ingest.records import Facts, Mention, Tree
from ontology.types.contact import contact_stretches


def _without_contacts(tree: Tree, found: list[Mention]) -> list[Mention]:
    """The mentions that stand outside contact details (联系人：…): nothing there is a thing of the graph."""
    passages = {mention.evidence[0].passage for mention in found}
    stretches = {number: contact_stretches(tree.passages[number].text) for number in passages}  # once a passage
    return [
        mention
        for mention in found
        for span in mention.evidence[:1]
        if not any(start <= span.start < end for start, end in stretches[span.passage])
    ]


def extract(tree: Tree) -> Facts:
    """All facts of one document, each with its evidence."""
    facts = Facts(tree)
    facts.measures = with_deadlines(tree, measures(tree))
    facts.problems = problems(tree)
    facts.responsibilities = responsibilities(tree)
    facts.mentions = _without_contacts(tree, list(mentions(tree, facts.responsibilities)))
    told = statements(tree, facts.measures)  # figures and provisions go by one decision on every number
    facts.quantities = sum(len(s.reads) for s in told.sentences) + sum(
        c.text[:1].isdigit() for r in told.rows for c in r.passage.row()[1:]
    )
    facts.figures = figures(tree, told)
    facts.provisions = provisions(tree, told)
    facts.deliverables = deliverables(tree, facts.measures)
    facts.relations = relations(tree, facts.mentions)
    facts.relations += of_provisions(tree, facts.provisions, facts.mentions)
    facts.projects = project_rows(tree)
    return facts
