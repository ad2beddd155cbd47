"""Three small documents on an invented province, written by hand as rows, so that every answer can be checked by eye.

`plan` (whole, the province), `city` (whole, one of its cities) and `part` (a fragment, another city). Each passage is
real text; evidence is found in it by its words, never counted by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.bolt import BoltStore
from graph.open import open_store
from graph.settings import StoreSettings
from ingest.load.writer import Loader
from ingest.records import EdgeRow, NodeRow, Rows, Value

PROVINCE, CITY, OTHER = "990000", "990100", "990200"
OFFICE = "unit:990000:江澜省科学技术厅"
FORMER = "unit:990000:江澜省科学技术委员会"
TREASURY = "unit:990000:江澜省财政厅"
CITY_OFFICE = "unit:990100:云渚市科学技术局"
OTHER_OFFICE = "unit:990200:临沅市科学技术局"
CITIES = "unit:990000:各市人民政府"
UNIVERSITY = "actor:990100:云渚大学"
CORRIDOR = "zone:990000:青浦湾科创走廊"
LAB = "platform:990100:青浦湾实验室"
NEW_LAB = "platform:000000:海潮实验室"
FUND = "fund:990000:江澜创新基金"
INTENSITY, COMPANIES, SPENDING = "indicator:研发经费投入强度", "indicator:高新技术企业数", "indicator:财政科技投入"
PLAN = "plan:990000:江澜省科技创新行动方案:2023-2027"
CITY_PLAN = "plan:990100:云渚市科技创新实施意见:2024-2024"

NODES = {
    node.id: node
    for node in (
        NodeRow("GovernmentUnit", OFFICE, {"name": "江澜省科学技术厅", "place": PROVINCE, "level": "省"}),
        NodeRow("GovernmentUnit", FORMER, {"name": "江澜省科学技术委员会", "place": PROVINCE, "valid_to": "2018"}),
        NodeRow("GovernmentUnit", TREASURY, {"name": "江澜省财政厅", "place": PROVINCE, "level": "省"}),
        NodeRow("GovernmentUnit", CITY_OFFICE, {"name": "云渚市科学技术局", "place": CITY, "level": "市"}),
        NodeRow("GovernmentUnit", OTHER_OFFICE, {"name": "临沅市科学技术局", "place": OTHER, "level": "市"}),
        NodeRow("GovernmentUnit", CITIES, {"name": "各市人民政府", "place": PROVINCE, "organ_kind": "集合"}),
        NodeRow("University", UNIVERSITY, {"name": "云渚大学", "place": CITY}),
        NodeRow("Corridor", CORRIDOR, {"name": "青浦湾科创走廊", "place": PROVINCE}),
        NodeRow("Laboratory", LAB, {"name": "青浦湾实验室", "place": CITY}),
        NodeRow("Laboratory", NEW_LAB, {"name": "海潮实验室", "place": "000000"}),
        NodeRow("Fund", FUND, {"name": "江澜创新基金", "place": PROVINCE}),
        NodeRow("Indicator", INTENSITY, {"name": "研发经费投入强度"}),
        NodeRow("Indicator", COMPANIES, {"name": "高新技术企业数"}),
        NodeRow("Indicator", SPENDING, {"name": "财政科技投入"}),
        NodeRow("Place", "place:990000", {"name": "江澜省", "code": PROVINCE}),
        NodeRow("Place", "place:990100", {"name": "云渚市", "code": CITY, "parent": PROVINCE}),
        NodeRow("Plan", PLAN, {"name": "江澜省科技创新行动方案", "place": PROVINCE}),
        NodeRow("Plan", CITY_PLAN, {"name": "云渚市科技创新实施意见", "place": CITY}),
        NodeRow("Plan", "plan:part:节选:-", {"name": "临沅市工作要点(节选)", "resolved": False}),
    )
}


class Draft:
    """One document as it is written down."""

    def __init__(self, key: str, title: str, plan: str, place: str, completeness: str = "whole") -> None:
        self.key, self.plan = key, plan
        self.rows = Rows(key)
        self.texts: list[str] = []
        self._named: set[str] = set()
        self._own(
            "Document",
            f"document:{key}",
            {
                "sha256": f"{key}-1",
                "title": title,
                "place": place,
                "completeness": completeness,
                "authority": "sample",
                "extractor_version": "1",
            },
        )
        self._edge("STATED_IN", self.use(plan), f"document:{key}", {})
        self.name(title.removeprefix("〔示例〕"), plan)

    def _own(self, cls: str, node_id: str, properties: dict[str, Value]) -> str:
        self.rows.owned.append(NodeRow(cls, node_id, properties))
        return node_id

    def use(self, node_id: str) -> str:
        """A node that documents share."""
        if node_id in NODES and node_id not in self._named:
            self._named.add(node_id)
            self.rows.shared.append(NODES[node_id])
        return node_id

    def _edge(self, kind: str, source: str, target: str, properties: dict[str, Value]) -> None:
        edge = EdgeRow(kind, self.use(source), self.use(target), {"document": self.key, **properties})
        self.rows.edges.append(edge)

    def name(self, text: str, node_id: str) -> None:
        """A surface form."""
        name_id = f"name:{text}"
        if name_id not in self._named:
            self._named.add(name_id)
            self.rows.shared.append(NodeRow("Name", name_id, {"text": text, "lang": "zh"}))
        self._edge("NAMES", name_id, node_id, {})

    def passage(self, text: str, kind: str = "item", path: Iterable[str] = (), **more: Value) -> int:
        """A passage; its ordinal."""
        ordinal = len(self.texts)
        self.texts.append(text)
        node = f"passage:{self.key}:{ordinal}"
        body: dict[str, Value] = {"document": self.key, "ordinal": ordinal, "kind": kind, "text": text, **more}
        if path:
            body["path"] = list(path)
        self._own("Passage", node, body)
        self._edge("HAS_PASSAGE", f"document:{self.key}", node, {})
        return ordinal

    def said(self, *places: tuple[int, str]) -> dict[str, Value]:
        """Evidence: these words of these passages."""
        starts = [self.texts[ordinal].index(words) for ordinal, words in places]
        return {
            "document": self.key,
            "passages": [f"passage:{self.key}:{ordinal}" for ordinal, _ in places],
            "starts": list(starts),
            "ends": [start + len(words) for start, (_, words) in zip(starts, places, strict=True)],
            "confidence": 0.9,
            "method": "by hand",
        }

    def measure(self, number: str, title: str, at: int, deadline: str | None = None, when: str = "") -> str:
        """A measure of the plan."""
        properties: dict[str, Value] = {
            "number": number,
            "title": title,
            "path": ["二、重点任务", number],
            "kind": "task",
            "ordinal": int(number),
        }
        if deadline:
            said = self.said((at, when))
            properties |= {
                "deadline": deadline,
                "deadline_text": when,
                "deadline_passages": said["passages"],
                "deadline_starts": said["starts"],
                "deadline_ends": said["ends"],
            }
        said = self.said((at, self.texts[at]))
        node = self._own("Measure", f"measure:{self.key}:二:{number}:1", {**properties, **said})
        self._edge("PART_OF", node, self.plan, said)
        self._edge("STATED_IN", node, f"document:{self.key}", {})
        return node

    def charge(self, unit: str, name: str, of: str, at: int, role: str, rank: int = 1, **more: Value) -> None:
        """A unit answers for a measure, a target or the plan."""
        properties: dict[str, Value] = {"role": role, "rank": rank, "basis": "explicit", "name_as_stated": name, **more}
        self._edge("RESPONSIBLE_FOR", unit, of, properties | self.said((at, name)))
        self.name(name, unit)

    def about(self, measure: str, thing: str, name: str, at: int, action: str) -> None:
        """A measure names a thing."""
        properties: dict[str, Value] = {"action": action, "name_as_stated": name}
        self._edge("ABOUT", measure, thing, properties | self.said((at, name)))
        self.name(name, thing)

    def relation(self, relation: str, source: str, target: str, at: int, words: str, **more: Value) -> None:
        """A sentence relates two named things."""
        self._edge(relation, source, target, more | self.said((at, words)))

    def target(self, owner: str, indicator: str, stated: str, at: int, words: str, **figure: Value) -> str:
        """A target of a measure or of the plan."""
        n = sum(1 for node in self.rows.owned if node.cls == "Target") + 1
        properties: dict[str, Value] = {
            "kind": "figure",
            "indicator_as_stated": stated,
            "change": "level",
            "per": "total",
            "text": words,
        }
        node = self._own("Target", f"target:{self.key}:{n}", {**properties, **figure, **self.said((at, words))})
        self._edge("HAS_TARGET", owner, node, self.said((at, words)))
        self._edge("MEASURES", node, indicator, self.said((at, stated)))
        self._edge("STATED_IN", node, f"document:{self.key}", {})
        self.name(stated, indicator)
        return node

    def deliverable(self, measure: str, verb: str, what: str, due: str, when: str, at: int) -> str:
        """A dated promise of a measure."""
        properties: dict[str, Value] = {"verb": verb, "object_text": what, "due": due, "due_text": when}
        said = self.said((at, when))
        node = self._own("Deliverable", f"deliverable:{self.key}:1", {**properties, **said})
        self._edge("PART_OF", node, measure, said)
        self._edge("STATED_IN", node, f"document:{self.key}", {})
        return node


def _plan() -> Rows:
    d = Draft("plan", "〔示例〕江澜省科技创新行动方案", PLAN, PROVINCE)
    d.passage("〔示例〕江澜省科技创新行动方案", "title")
    goal = d.passage("到2027年,高新技术企业达到12000家。", "paragraph", ["一、总体目标"])
    one = d.passage(
        "1.建设青浦湾科创走廊。支持青浦湾实验室提升能级,2025年6月底前完成选址。(牵头单位:省科技厅;配合单位:省财政厅、各市政府)",
        path=["二、重点任务"],
        part=0,
        raw_start=100,
        raw_end=164,
    )
    two = d.passage("2.加大投入。全社会研发投入强度达到3.2%以上。(责任单位:省财政厅)", path=["二、重点任务"])
    three = d.passage("3.财政科技投入年均增长8%,由省财政厅负责。", path=["二、重点任务"])
    four = d.passage("𠮷祥园一带,省科技厅主管青浦湾实验室,云渚大学是其依托单位,并申报海潮实验室。", "paragraph")
    last = d.passage("本方案由省科技厅负责组织实施。", "closing")
    m1 = d.measure("1", "建设青浦湾科创走廊", one, "2025-06", "2025年6月底前")
    d.charge(OFFICE, "省科技厅", m1, one, "lead", 1, label="牵头单位")
    d.charge(TREASURY, "省财政厅", m1, one, "support", 2, label="配合单位")
    d.charge(CITIES, "各市政府", m1, one, "support", 3, label="配合单位", collective=True)
    d.about(m1, CORRIDOR, "青浦湾科创走廊", one, "build")
    d.about(m1, LAB, "青浦湾实验室", one, "upgrade")
    m2 = d.measure("2", "加大投入", two)
    d.charge(TREASURY, "省财政厅", m2, two, "responsible", label="责任单位")
    d.target(
        m2, INTENSITY, "全社会研发投入强度", two, "全社会研发投入强度达到3.2%以上",
        value=3.2, unit="%", comparator=">=", year=2027,
    )  # fmt: skip
    m3 = d.measure("3", "财政科技投入年均增长8%", three)
    own = d.target(
        m3, SPENDING, "财政科技投入", three, "财政科技投入年均增长8%",
        value=8.0, unit="%", comparator="=", year=2027, change="growth", per="year",
    )  # fmt: skip
    d.charge(TREASURY, "省财政厅", own, three, "responsible")
    d.target(
        PLAN, COMPANIES, "高新技术企业", goal, "高新技术企业达到12000家",
        value=12000.0, unit="家", comparator="=", year=2027,
    )  # fmt: skip
    d.relation("SUPERVISES", OFFICE, LAB, four, "省科技厅主管青浦湾实验室", kind="competent")
    d.relation("HOSTS", UNIVERSITY, LAB, four, "云渚大学是其依托单位")
    d.relation("BIDS_FOR", UNIVERSITY, NEW_LAB, four, "申报海潮实验室")
    d.charge(OFFICE, "省科技厅", PLAN, last, "lead")
    d.name("江澜省科学技术厅", OFFICE)
    return d.rows


def _city() -> Rows:
    d = Draft("city", "〔示例〕云渚市科技创新实施意见", CITY_PLAN, CITY)
    d.passage("〔示例〕云渚市科技创新实施意见", "title")
    one = d.passage(
        "1.推进青浦湾科创走廊云渚段建设,2026年底前建成云渚未来馆,设立江澜创新基金云渚子基金。(市科技局负责,省科委指导)"
    )
    d.passage("注:“A/B 轮(试点)”: 100% \\ 全部~", "paragraph")
    m1 = d.measure("1", "推进青浦湾科创走廊云渚段建设", one)
    d.charge(CITY_OFFICE, "市科技局", m1, one, "responsible")
    d.charge(FORMER, "省科委", m1, one, "guide", 2)
    d.use(OFFICE)
    d.rows.vocab_edges.append(
        EdgeRow("SUCCEEDED_BY", FORMER, OFFICE, {"kind": "renamed", "valid_from": "2018", "source": "unit names"})
    )
    d.about(m1, CORRIDOR, "青浦湾科创走廊", one, "build")
    d.about(m1, FUND, "江澜创新基金", one, "mentions")
    d.deliverable(m1, "建成", "云渚未来馆", "2026", "2026年底前", one)
    d.relation("APPLIES_TO", CITY_PLAN, "place:990100", 0, "云渚市")
    return d.rows


def _part() -> Rows:
    d = Draft("part", "〔示例〕临沅市工作要点(节选)", "plan:part:节选:-", OTHER, "fragment")
    d.passage("〔示例〕临沅市工作要点(节选)", "title")
    one = d.passage("1.研发投入强度达到2.5%。市科技局做好服务。")
    m1 = d.measure("1", "研发投入强度达到2.5%", one)
    d.target(m1, INTENSITY, "研发投入强度", one, "研发投入强度达到2.5%", value=2.5, unit="%", comparator="=", year=2025)
    d.name("市科技局", OTHER_OFFICE)
    return d.rows


def documents() -> list[Rows]:
    """All three."""
    return [_plan(), _city(), _part()]


@contextmanager
def loaded(settings: StoreSettings) -> Iterator[BoltStore]:
    """A store that holds the three documents and nothing else of ours."""
    with open_store(settings, wait=60) as store:
        with Loader(store, wait=60) as loader:
            for outcome in loader.load_many(documents()):
                assert outcome.error is None, outcome
        yield store


def embedded_settings(base: Path) -> StoreSettings:
    """Settings of an embedded store that all tests of a run share: the second fixture joins the first one's child."""
    return StoreSettings(uri="", data=base / "questions", memory="512m")
