"""Named things where they stand: each rule family finds its own, here they are brought together.

Of two that overlap the longer stays; a title inside a title may stand beside it. A thing that the document names in
several ways bears its fullest name in every mention (see `fullest`).
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from ingest.extract.names.about import action_at
from ingest.extract.names.beside import beside
from ingest.extract.names.companies import companies
from ingest.extract.names.coordinated import coordinated, part_of
from ingest.extract.names.designation import designated
from ingest.extract.names.fullest import defined, fullest, without_years
from ingest.extract.names.headed import headed
from ingest.extract.names.known import bodies, lexicon, numbered
from ingest.extract.names.lexicon import Kind, Matcher, heads, known, tables
from ingest.extract.names.listed import listed, listed_projects
from ingest.extract.names.parts import proper
from ingest.extract.names.project import projects
from ingest.extract.names.quoted import quoted
from ingest.extract.names.sentence import Found, Sentence
from ingest.extract.names.titled import carried, titled
from ingest.records import Mention, Passage, Responsibility, Span, Tree
from ontology.types.place import Gazetteer, gazetteer, short_names

UNIT_CLASSES = frozenset({"Enterprise", "University", "Institute", "Park", "Alliance", "Laboratory", "Corridor"})
# ends of units that are public bodies, whatever their head noun tells elsewhere
_PUBLIC = """
    法院 检察院 高院 中院 管委会 执委会 政府 委员会 办公室 中心支行 分行 支行 监管局
    发展研究中心 研究室 党校 行政学院 科学技术协会 残疾人联合会 工商业联合会 妇女联合会
    文学艺术界联合会 社会科学界联合会 归国华侨联合会 台湾同胞联谊会 台联 红十字会 贸促会
"""
PUBLIC = tuple(_PUBLIC.split())
SUBJECTS = frozenset({"Park", "Corridor", "Laboratory"})  # of a plan that is about one
OPENS, CLOSES = frozenset("(（"), frozenset(")）")
_SINCE = "2020"  # a zone made a division since then was none in most documents that name it
TITLED = frozenset({"title", "front", "attachment", "closing"})  # passages that may bear a document's title
_OVERLAPPING = frozenset({"title", "title.issuer", "title.notice", "title.carried"})  # which may overlap
RULES = (titled, headed, lexicon, numbered, companies, bodies, coordinated, listed, listed_projects, quoted)
PROPAGATED = frozenset(
    {
        "unit",
        "head.proper",
        "head.field",
        "head.topic",
        "head.quoted",
        "lexicon",
        "quoted",
        "list.shared",
        "list.places",
    }
)


def mentions(tree: Tree, responsibilities: list[Responsibility]) -> list[Mention]:
    """Every named, specific thing where it stands, in the order of the text."""
    lookup = tables()
    sentences = {p.ordinal: Sentence(p.text, lookup) for p in tree.passages}
    found: defaultdict[int, list[Found]] = defaultdict(list)
    units = _units(responsibilities)
    for passage in tree.passages:
        sentence = sentences[passage.ordinal]
        own = units.get(passage.ordinal, [])
        found[passage.ordinal] = settle(own, in_passage(passage, sentence))
    subject = _add_title(tree, found)
    aliases = _aliases(sentences, found) | _bare(subject)
    if aliases:
        for ordinal, many in found.items():
            found[ordinal] = [_renamed(f, aliases) for f in many]
    _propagate(sentences, found, aliases)
    for passage in tree.passages:
        ordinal = passage.ordinal
        more = designated(sentences[ordinal])
        if more or aliases or passage.kind in TITLED:  # all others are settled already
            found[ordinal] = settle(found[ordinal], more)
    full = fullest((f.cls, f.name) for many in found.values() for f in many)
    title = without_years(tree.head.title or "")  # a plan is no programme of its own
    districts = _districts(tree.head.place)
    for ordinal, many in found.items():  # 吴山园区 is worth a mention where it is short for a name in full
        found[ordinal] = [
            f
            for f in many
            if (f.method != "head.short" or (f.cls, f.name) in full)
            and not (f.cls == "Program" and f.name == title)
            and not (f.cls == "Park" and f.name in districts)
        ]
    items = {ordinal: item.index for item in reversed(tree.items) for ordinal in item.passages}
    return [
        _mention(
            items.get(passage.ordinal),
            passage,
            sentences[passage.ordinal],
            one,
            full.get((one.cls, one.name), one.name),
        )
        for passage in tree.passages
        for one in sorted(found[passage.ordinal], key=lambda f: (f.start, -f.end))
    ]


def _districts(place: str | None) -> frozenset[str]:
    """Zones that are divisions as well: 上海市浦东新区, and 浦东新区 in a document of that province."""
    return _zones(gazetteer(), (place or "")[:2])


@cache
def _zones(divisions: Gazetteer, province: str) -> frozenset[str]:
    found: set[str] = set()
    young = {code for place in divisions if place.former and place.ended >= _SINCE for code in place.successors}
    for place in divisions:
        if place.level == "县" and place.name.endswith("新区") and not place.former and place.code not in young:
            above = [name for up in divisions.ancestors(place.code) for name in (up.name, *short_names(up.name))]
            found.update(name + place.name for name in above)
            found.update([place.name] if province and place.code.startswith(province) else [])
    return frozenset(found)


def in_passage(passage: Passage, sentence: Sentence) -> list[Found]:
    """What the rules find in one passage; names may overlap. The cells of a table row are read one by one."""
    if passage.kind == "row" and passage.cells:
        found, lookup = projects(passage), tables()
        for start, end in passage.cells:
            inner = Sentence(passage.text[start:end], lookup)
            found += [_shifted(f, start) for f in _rules(inner)]
        return found
    return _rules(sentence)


def _rules(sentence: Sentence) -> list[Found]:
    found: list[Found] = []
    for rule in RULES:
        found += rule(sentence)
    found = [clean(f) if f.name[:1] in "“新" else f for f in found]
    return _without_repeats(sentence.text, found + beside(sentence, found))


def _without_repeats(text: str, found: list[Found]) -> list[Found]:
    """Without names that fill a bracket right after another of their class: …提升工程(丙丁工程) is one programme."""
    if "(" not in text and "（" not in text:
        return found
    filling = [f for f in found if text[f.start - 1 : f.start] in OPENS and text[f.end : f.end + 1] in CLOSES]
    if not filling:
        return found
    ends = {(f.end, f.cls) for f in found}
    repeats = [f for f in filling if (f.start - 1, f.cls) in ends]
    return [f for f in found if f not in repeats]


def _shifted(found: Found, by: int) -> Found:
    return Found(
        found.start + by, found.end + by, found.cls, found.name, found.method, found.confidence, found.optional
    )


def clean(found: Found) -> Found:
    """The name as the gold writes it: no quotes around the whole, no 新一轮 in front."""
    name, start, end = found.name, found.start, found.end
    if name[:1] == "“" and name[-1:] == "”" and "”" not in name[:-1]:
        name, start, end = name[1:-1], start + 1, end - 1
    if name.startswith("新一轮"):
        name, start = name[3:], start + 3
    if (name, start, end) == (found.name, found.start, found.end):
        return found
    return Found(start, end, found.cls, name, found.method, found.confidence, found.optional)


def settle(first: list[Found], others: list[Found]) -> list[Found]:
    """Names without overlaps: those given first stay, then the longer, then the surer."""
    if len(first) + len(others) < 2:
        return first or others
    order = [*first, *sorted(others, key=lambda f: (f.start - f.end, -f.confidence, f.start))]
    kept: list[Found] = []
    taken = bytearray(max([f.end for f in order]))  # by offset, 1 where a name stands
    standing: set[tuple[int, int, str]] = set()
    nested: list[Found] = []
    for one in order:
        start, end = one.start, one.end
        if one.method in _OVERLAPPING:
            if one.method == "title.carried":
                nested.append(one)
            elif (start, end, one.cls) not in standing:
                standing.add((start, end, one.cls))
                kept.append(one)
            continue
        if taken.find(1, start, end) < 0:
            kept.append(one)
            taken[start:end] = b"\1" * (end - start)
    return kept + nested


def _units(responsibilities: list[Responsibility]) -> dict[int, list[Found]]:
    found: defaultdict[int, list[Found]] = defaultdict(list)
    seen: set[tuple[int, int, int, str]] = set()
    classes: dict[str, str] = {}  # a document names most of its units many times
    for duty in responsibilities:
        span = duty.evidence[0]
        stated = (span.passage, span.start, span.end, duty.name)
        if stated in seen:
            continue
        seen.add(stated)
        if duty.name not in classes:
            classes[duty.name] = unit_class(duty.name)
        cls = "GovernmentUnit" if duty.collective else classes[duty.name]
        found[span.passage].append(Found(span.start, span.end, cls, duty.name, "unit", duty.confidence))
    return found


def unit_class(name: str) -> str:
    """The class of a responsible unit, by the lexicon, else by what its name ends in."""
    names = known()
    entry = names.get(name)
    if entry is not None:
        return entry.cls
    owner = next((names[name[:n]] for n in range(min(len(name) - 1, 12), 1, -1) if name[:n] in names), None)
    if owner is not None and owner.cls == "Enterprise":
        return "Enterprise"  # 农发行云渚分行, 国网江澜电力
    if name.endswith(PUBLIC):
        return "GovernmentUnit"
    table = heads()
    for start in range(len(name)):
        head = table.get(name[start:])
        if head is not None and start:
            return head.cls if head.cls in UNIT_CLASSES else "GovernmentUnit"
    return "GovernmentUnit"


def _renamed(found: Found, aliases: dict[str, Found]) -> Found:
    """《督查报告》 where the text has given that short title to another document."""
    source = aliases.get(found.name)
    if source is None or source.cls != found.cls or found.method not in ("title", "unit"):
        return found
    method = "title.alias" if found.method == "title" else found.method
    return Found(found.start, found.end, found.cls, source.name, method, found.confidence, source.optional)


def _bare(subject: Found | None) -> dict[str, Found]:
    """The head noun alone (示范区) means the zone that the plan is about."""
    if subject is None:
        return {}
    ends = [word for word in ("示范区", "试验区", "大走廊", "走廊", "实验区", "先行区") if subject.name.endswith(word)]
    return {ends[0]: subject} if ends else {}


def _add_title(tree: Tree, found: defaultdict[int, list[Found]]) -> Found | None:
    """The document's own title, and the notice's that carries it, where they stand outside 《》.

    Returned: the zone or laboratory that the title says the plan is about.
    """
    title = tree.head.title
    subject: Found | None = None
    for passage in tree.passages:
        text = passage.text
        here = found[passage.ordinal]
        if title and passage.kind in ("title", "front") and title in text:
            at = text.index(title)
            here[:] = [
                f for f in here if f.cls in ("Plan", "GovernmentUnit") or f.end <= at or f.start >= at + len(title)
            ]
            about = [_shifted(f, at) for f in headed(Sentence(title)) if f.cls in SUBJECTS] if subject is None else []
            if about:
                subject = about[-1]
                here.append(subject)
            if not any(f.cls == "Plan" and f.name == title for f in here):
                here.append(Found(at, at + len(title), "Plan", title, "title.own", 0.95, optional=True))
        inside = carried(text) if passage.kind in TITLED and len(text) < 160 else None
        if inside is not None:
            here.append(Found(0, len(text), "Plan", text, "title.notice", 0.9, optional=True))
            at = text.find(inside.plan)
            if at >= 0 and not any(f.cls == "Plan" and f.start == at for f in here):
                here.append(Found(at, at + len(inside.plan), "Plan", inside.plan, "title.carried", 0.9, optional=True))
    return subject


def _aliases(sentences: dict[int, Sentence], found: dict[int, list[Found]]) -> dict[str, Found]:
    """Short forms that the text defines, with what they stand for."""
    aliases: dict[str, Found] = {}
    for ordinal, many in found.items():
        text = sentences[ordinal].text
        if "简称" not in text:
            continue
        for one in many:
            short = defined(text, one.end)
            if short is not None and short[0] != one.name:
                aliases.setdefault(short[0], one)
    return aliases


def _propagate(sentences: dict[int, Sentence], found: dict[int, list[Found]], aliases: dict[str, Found]) -> None:
    """Find again, everywhere, what one place of the document names for sure."""
    words: dict[str, Found] = dict(aliases)
    for ordinal, many in found.items():
        for one in many:
            if one.method not in PROPAGATED or len(one.name) < 4 or one.cls == "GovernmentUnit":
                continue
            if one.method == "unit" and not proper(sentences[ordinal], part_of(sentences[ordinal], one.start, one.end)):
                continue  # 担保公司, 三级医院: a kind, though a duty names it
            words.setdefault(one.name, one)
    if not words:
        return
    matcher = Matcher(sorted(words))
    for ordinal, sentence in sentences.items():
        again = matcher.find(sentence.text)
        if not again:
            continue
        many = found[ordinal]
        present = [f for f in many if f.name not in aliases or f.method == "unit"] if aliases else many
        told = set() if aliases else {(f.start, f.end) for f in many if f.method not in _OVERLAPPING}
        more = []
        for word, start, end in again:
            if (start, end) in told:
                continue
            source = words[word]
            method = "alias" if word in aliases else "again"
            if len(word) <= (4 if word in aliases else 3) and not _alone(sentence, start, end):
                continue
            if not sentence.titled(start):
                more.append(
                    Found(start, end, source.cls, source.name, method, source.confidence * 0.9, source.optional)
                )
        if more:
            found[ordinal] = settle(present, more)


def _alone(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a short word stands by itself: no noun before it, no head after it."""
    before = sentence.ending(start) if start else None
    after = sentence.starting(end)
    if after is not None and after.kind & Kind.HEAD:
        return False
    if before is None or not sentence.text[start - 1].isalnum():
        return before is None or sentence.text[start - 1] not in "”」"
    bound = Kind.HARD | Kind.SOFT | Kind.VERBAL | Kind.JOIN | Kind.VERB
    return bool(before.kind & bound) and not before.kind & (Kind.PLACE | Kind.NAME | Kind.GENERIC)


def _mention(item: int | None, passage: Passage, sentence: Sentence, found: Found, name: str) -> Mention:
    span = Span(passage.ordinal, found.start, found.end)
    action, negative = action_at(sentence, found.start, found.end)
    return Mention(
        cls=found.cls,
        name=name,
        item=item,
        action=action,
        negative=negative,
        optional=found.optional,
        evidence=(span,),
        method=f"entity.{found.method}",
        confidence=round(found.confidence, 3),
    )
