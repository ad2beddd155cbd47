"""Decisions for those who ask over HTTP: what the command line does, told as records."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from api.editing import Editing, Record
from api.errors import RefusedDecisionError, UnknownNodeError
from ingest.errors import DecisionError
from ingest.load import decide
from ingest.load.folding import read_any
from ingest.load.preview import Conflict, parted, preview
from ontology.messages import say
from ontology.model import ontology

if TYPE_CHECKING:
    from graph.bolt import BoltStore
    from graph.settings import StoreSettings

WAIT = 20.0  # seconds for another writer; somebody waits for the answer
SHOWN = 20  # documents and names of a preview
JUDGED = {"Zone": "corridor", "Platform": "platform", "Enterprise": "enterprise", "Actor": "unit"}


class StoreDecider:
    """Decides in a store, one decision at a time."""

    def __init__(self, store: BoltStore) -> None:
        self._store, self._one = store, threading.Lock()

    def preview(self, kind: str, first: str, second: str, lang: str) -> Record:
        """What a decision would change, and what speaks for and against it."""
        try:
            found = preview(self._store, first, second) if kind == "same" else None
            after = parted(self._store, first, second) if found is None else [[found.node, *found.moving]]
        except DecisionError as error:
            raise _refused(error) from error
        things = self._things({first, second, *(one for group in after for one in group)})
        conflicts = found.conflicts if found else []
        one_now = things[first]["node"] == things[second]["node"]
        return {
            "kind": kind,
            "changes": bool(found.moving) if found else one_now and len(after) > 1,
            "first": things[first],
            "second": things[second],
            "after": [[things[one] for one in group] for group in after],
            "documents": self._titled(found.documents[:SHOWN]) if found else [],
            "documents_count": len(found.documents) if found else 0,
            "relations": [
                {"type": one.type, "outgoing": one.outgoing, "count": one.count}
                for one in (found.relations if found else ())
            ],
            "names": found.names[:SHOWN] if found else [],
            "conflicts": [_told(one, things[first]["type"], lang) for one in conflicts],
            "refused": any(one.kind == "held_back" for one in conflicts),
            "verdict": verdict(things[first], things[second]),
        }

    def decide(self, kind: str, first: str, second: str, *, by: str, why: str) -> Record:
        """Take it."""
        act = decide.merge if kind == "same" else decide.split
        try:
            with self._one:
                taken = act(self._store, first, second, by=by, why=why, wait=WAIT)
        except DecisionError as error:
            raise _refused(error) from error
        (told,) = (one for one in self.listed() if one["id"] == taken.decision.id)
        return {"decision": told, "node": taken.node, "changed": taken.changed}

    def undo(self, decision: str, *, by: str, why: str) -> Record:
        """Say the opposite of the pair that a decision is about."""
        known = next((one.decision for one in decide.listed(self._store) if one.decision.id == decision), None)
        if known is None:
            raise UnknownNodeError("api.unknown_decision", id=decision)
        opposite = "not_same" if known.kind == "same" else "same"
        return self.decide(opposite, *known.subjects, by=by, why=why)

    def listed(self) -> list[Record]:
        """All decisions, newest first."""
        found = decide.listed(self._store)[::-1]
        things = self._things({one for said in found for one in said.decision.subjects})
        return [
            {
                "id": one.decision.id,
                "kind": one.decision.kind,
                "first": things[one.decision.subjects[0]],
                "second": things[one.decision.subjects[1]],
                "by": one.decision.by,
                "at": one.decision.at,
                "why": one.decision.why,
                "state": one.state,
                "gone": list(one.gone),
                "held_back_by": one.held_back_by or None,
            }
            for one in found
        ]

    def _titled(self, keys: Iterable[str]) -> list[Record]:
        """Documents by their keys, each with its title."""
        ids = [f"document:{key}" for key in keys]
        rows = read_any(self._store.read, ids).rows
        return [{"id": one, "title": rows[one].properties.get("title") if one in rows else None} for one in ids]

    def _things(self, ids: Iterable[str]) -> dict[str, Record]:
        """Each id with what its documents call it, merged or not."""
        wanted = list(dict.fromkeys(ids))
        found = read_any(self._store.read, wanted)
        return {one: _thing(one, found.rows.get(one), found.node(one)) for one in wanted}


def _thing(node_id: str, row: Any, node: str) -> Record:
    properties = row.properties if row else {}
    told = {"id": node_id, "name": properties.get("name"), "type": row.cls if row else None}
    return told | {"place": properties.get("place"), "node": node}


def _told(conflict: Conflict, cls: str | None, lang: str) -> str:
    """What the two do not agree about: properties, listed values, classes and relations by their words."""
    words, told = ontology(), dict(conflict.params)
    if conflict.kind == "property" and cls and (declared := words.classes[cls].properties.get(told["property"])):
        told["property"] = declared.label(lang)
        if declared.enum and not declared.many:
            told |= {side: declared.enum.label(told[side], lang) for side in "ab" if told[side] in declared.enum.values}
    elif conflict.kind == "class":
        told = {side: words.classes[one].label(lang) for side, one in told.items()}
    elif conflict.kind == "related":
        told["type"] = words.relations[told["type"]].label(lang)
    return say(f"decisions.preview.conflict.{conflict.kind}", lang, **told)


def verdict(first: Record, second: Record) -> Record | None:
    """What the rules on names say of two things, each feature with its weight; None where there is no rule."""
    from ingest.resolve.judge import judge

    if not first["name"] or not second["name"] or not first["type"]:
        return None
    labels = ontology().classes[first["type"]].labels
    kind = next((JUDGED[label] for label in labels if label in JUDGED), None)
    if kind is None:
        return None
    context = {"place_code": first["place"] or second["place"] or "", "place": "", "doc_date": None, "issuer": None}
    found = judge({"kind": kind, "context": context, "mention": first["name"], "candidate": second["name"]})
    return {
        "same": found.same,
        "relation": found.relation,
        "features": [{"feature": feature, "weight": weight} for feature, weight in found.explanation],
    }


def _refused(error: DecisionError) -> RefusedDecisionError:
    params: dict[str, Any] = error.params
    return RefusedDecisionError(error.key, **params)


def editing(store: BoltStore, settings: StoreSettings) -> Editing:
    """What a server over a store edits with: decisions in it, and this program as the worker on uploads."""
    import os
    import sys

    environment = {**os.environ, "KECHUANG_DATA": str(settings.data)}
    return Editing(StoreDecider(store), (sys.executable, "-m", "cli", "ingest", "--job"), environment)
