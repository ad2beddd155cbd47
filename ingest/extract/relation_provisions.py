"""Whom a provision benefits, which title it asks for, who administers it: told by the sentence that it stands in.

对新认定的国家高新技术企业给予…: the holders of the title benefit. 具备省级新型研发机构资质的: the title is asked for.
由市科技局负责兑现: that body administers it. A relation's provision is named by its text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ingest.extract.relation_groups import sentence
from ingest.records import Mention, Provision, Relation, Span, Tree

BENEFITING = frozenset(["Designation", "Enterprise", "University", "Institute", "Alliance"])
_REACH = 400  # characters of a sentence on each side of the provision
_ASKED = re.compile("(?:具备|具有|取得|拥有|持有|属于|纳入|进入|已是|已获|须为|应为|需为|必须是|须是)[^，。；、]{0,8}$")
_ASKED_AFTER = re.compile("^[^，。；、]{0,4}(?:资格|资质|证书|称号)(?:的|，|且)")
_GIVEN = re.compile(
    "(?:对|对于|给予|支持|向|奖励|资助|补助|凡|首次|新|被|获批|获评|获得|通过|认定为|升级为|评为|列入|入选)[^，。；]{0,24}$"
)
_APPLIES = re.compile("(?:申报|申请)(?:本|该|此)")
_RUNS = re.compile(
    "^(?:等[^，。；]{0,10})?(?:负责|牵头|会同[^，。；]{1,12})?(?:组织)?(?:兑现|发放|审核|审批|拨付|受理|办理|组织实施|核定|核拨|评审)"
)
_PAID_BY = re.compile("(?:由|经|报|向)$")


def of_provisions(tree: Tree, provisions: list[Provision], mentions: list[Mention]) -> Iterator[Relation]:
    """BENEFITS, REQUIRES and ADMINISTERS, each once for a provision."""
    by_passage: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_passage[mention.evidence[0].passage].append(mention)
    for provision in provisions:
        span = provision.evidence[0]
        text = tree.passages[span.passage].text
        start, end = sentence(text, span.start, span.end, _REACH)
        seen: set[tuple[str, str]] = set()
        for mention in by_passage.get(span.passage, []):
            at = mention.evidence[0]
            if not start <= at.start or at.end > end:
                continue
            kind = _kind(text, start, at, span, mention.cls)
            if kind is None or (kind, mention.name) in seen:
                continue
            seen.add((kind, mention.name))
            yield _relation(provision, mention, kind)


def _kind(text: str, start: int, at: Span, provision: Span, cls: str) -> str | None:
    before, after = text[start : at.start], text[at.end : at.end + 40]
    if cls == "GovernmentUnit":
        return "ADMINISTERS" if _PAID_BY.search(before) and _RUNS.match(after) else None
    if cls not in BENEFITING or at.start > provision.end:
        return None
    if cls == "Designation" and (_ASKED.search(before) or _ASKED_AFTER.match(after) or _APPLIES.search(after)):
        return "REQUIRES"
    return "BENEFITS" if _GIVEN.search(before) else None


def _relation(provision: Provision, mention: Mention, kind: str) -> Relation:
    ends = (provision.text, "Provision"), (mention.name, mention.cls)
    (subject, first), (target, second) = reversed(ends) if kind == "ADMINISTERS" else ends
    return Relation(
        subject=subject, subject_class=first, predicate=kind, object=target, object_class=second, item=provision.item,
        evidence=(*provision.evidence, *mention.evidence), method=f"relation.provision.{kind.lower()}", confidence=0.7,
        optional=True,
    )  # fmt: skip
