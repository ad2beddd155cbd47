"""Items: which numbered passages are measures, and what belongs to each.

A measure is the deepest numbered level that carries an obligation or reports work done. Goals, principles and
situations hold none; safeguards do; so do lead phrases in boxes and dash lists, and the rows of a table of tasks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ingest.records import Clause, Item, ItemKind, Span
from ingest.structure.clauses import clause_spans, holds_label, may_begin
from ingest.structure.draft import Draft
from ingest.structure.numbering import LEAVES
from ingest.structure.outline import Node
from ingest.structure.sections import TASKS_TOO, SectionKind, section_kind
from ingest.structure.summaries import without_cover, without_summaries
from ingest.structure.table_items import row_drafts, under_headings
from ingest.structure.tables import Row
from ingest.structure.titles import cut, first_clause, is_lead, leads, sentence, title_end

_WORDS = re.compile(r"(?:[^\u4e00-\u9fffA-Za-z]*[\u4e00-\u9fffA-Za-z]){3}")
_LONGEST_WORDS = 120  # of a heading
_LISTS = ("ar_paren", "ar_half", "circle")
# a task by its own name: 建立协同机制:…, 招标采购。…
_NAMED_PART = re.compile("[\u4e00-\u9fff“”、]{4,20}[:：。](?=.)")
_INTRODUCES = re.compile(r"(?:如下|以下|下列)[^。；]{0,40}[:：]\s*$")
# articles that say what the document is, not what is to be done
# parts of one task that bear numbers: 1.目标：… 2.内容：…
_FIELD = re.compile(
    r"(?:工作|主要|建设|任务|总体|预期|整改|具体|重点|实施|支持|年度|阶段|政策)*"
    r"(?:目标|内容|任务|举措|措施|要求|思路|成效|成果|进度|安排|步骤|依据|对象|标准|条件|方式|地点|规模|现状|问题|路径|计划)\s*[:：]"
)
_NO_DUTY = re.compile(
    r"^[^。]{0,80}另行(?:制定|规定|制订)。?$|^本(?:实施)?(?:办法|细则|规定|措施|政策)(?:的)?支持(?:项目|资金)?(?:的)?金额"
    r"|^(?:为|根据|依据|按照)[^。]{0,300}(?:制定|制订)本|^本(?:实施|暂行|管理|试行|若干|政策)*(?:办法"
    r"|细则|规定|条例|意见|措施|政策|方案|规划|通知)[^。]{0,6}(?:所称|适用|自|由|有效|施行|实施期)"
    r"|^(?:以上|上述)[^。]{0,12}(?:自|由)|^(?:下列|本办法中)[^。]{0,10}用语|所称"
)
CLOSING = re.compile(
    r"(?=[以上本总让(（\s来信稿责编抄相附打联C版©主网])(?:"  # what each of these begins with
    r"(?:以上|上述|本)[^。]{0,20}(?:自[^。]{1,30}(?:施行|实施|执行)|有效期|由[^。]{2,30}(?:解释"
    r"|负责解释))|总之|让我们"
    r"|(?:[(（]?\s*(?:来源|信息来源|稿件来源|责任编辑|编辑|抄送|相关解读|相关附件|附件下载|打印"
    r"|联系人|联系电话)\s*[:：])"
    r"|(?:Copyright|版权所有|©|主办单位[:：]|网站标识)|本文(?:仅代表|地址))"
)
_SIGNED = re.compile(r"^\S{0,30}\s*(?:20|19)\d\d年\d{1,2}月\d{1,2}日$|^[(（]此件")
_NOTES = re.compile(r"^(?:备?注|填?报?表?说明|注释)\s*[:：]?$")
_DOTS = re.compile(r"(?<![\s.…·\d])[\s.…·\d]+$")  # and the number of a page, behind an entry of a table of contents
_TOP = re.compile("总体(?:要求|目标|思路)")
_TOP_BEGINS = ("总则", "前言", "引言", "序言", "结语", "结束语", "附则", "目录")
_ANNEX_NONE = re.compile(
    r"申请表|申报书|申报表|承诺书|提纲|模板|名单|填表|联系方式|联系人|名词解释|登记表|汇总表|评分|指标体系"
)


def signed(text: str) -> bool:
    """Is this the line with which a document is signed?"""
    return (text.endswith("日") or text.startswith(("(", "（"))) and _SIGNED.match(text) is not None


def _is_top(words: str) -> bool:
    """Do a heading's words name the part that opens or closes a document?"""
    return words.startswith(_TOP_BEGINS) or ("总体" in words and _TOP.search(words) is not None)


def heading_words(node: Node) -> str:
    """The words of a heading: up to its first full stop, a clause left out."""
    if node.words is not None:
        return node.words
    text = node.text
    end = cut(text, 0, min(len(text), _LONGEST_WORDS), "。：:")
    if (end == _LONGEST_WORDS or may_begin(text, end + 1)) and (clauses := clause_spans(text)):
        end = min(end, max(clauses[0][0] - 1, 0))
    node.words = text[:end].strip()
    return node.words


def node_label(node: Node) -> str:
    """A heading as a path names it: its number and words."""
    label = "".join(node.marker.text.split())
    words = heading_words(node)
    return (
        label + (" " if node.marker.kind in ("chapter", "section", "part", "article", "box") and words else "") + words
    )


def paths(nodes: Sequence[Node], count: int) -> list[tuple[str, ...]]:
    """For each passage the headings above it; a numbered passage is not above itself."""
    found: list[tuple[str, ...]] = [()] * count
    down_to: dict[int, tuple[str, ...]] = {}  # by a node's passage, the headings above it and its own
    for node in nodes:
        above = down_to[node.parent.passage] if node.parent else ()
        found[node.passage] = above
        own = down_to[node.passage] = (*above, node_label(node))
        for passage in range(node.passage + 1, node.end):
            found[passage] = own
    return found


def _chain_kind(node: Node) -> SectionKind:
    """What the headings above a node (its own words included) say of it; the strictest wins, then the nearest."""
    own = section_kind(heading_words(node))
    if own == "report" and not node.parent and not node.children and node.text == heading_words(node):
        return "none"  # 一、工作回顾 above a paragraph: a part of the text
    # an item that names progress or a safeguard in its own title is still a task of the part it stands in
    own = None if own == "report" or (own == "safeguard" and node.parent) else own
    kinds = [*(section_kind(heading_words(n)) for n in node.ancestors()), own]
    for strict in ("none", "goal"):
        if strict in kinds:
            return "none" if strict == "none" else "goal"
    return next((k for k in reversed(kinds) if k), "task")


def _is_list(node: Node, texts: Sequence[str]) -> bool:
    """Are a node's numbered children only the members of a list inside it?"""
    children = [c for c in node.children if c.marker.kind not in LEAVES]
    if not children:
        return False
    if node.marker.kind == "article":
        return not any(holds_label(c.text) for c in children)
    if _INTRODUCES.search(node.text) and len(node.text) > 7:
        # 实施如下项目:1.…(牵头单位:…) are tasks, since each has units of its own
        return sum(_charged(c, texts) for c in children[:2]) < min(2, len(children))
    if len(children) > 1 and all(_FIELD.match(c.text) for c in children):
        return True
    low = children[0].marker.kind in _LISTS
    if len(children) >= 2 and (low or _siblings_charged(node, texts)):
        charged = [_charged(c, texts) for c in children]
        if charged[-1] and not any(charged[:-1]):
            return low or not (_clause_apart(children[-1], texts) and all(_NAMED_PART.match(c.text) for c in children))
    return low and all(len(c.text) < 14 for c in children) and len(node.text) > 30


def _clause_apart(node: Node, texts: Sequence[str]) -> bool:
    """Does a node end in a clause that is a paragraph of its own?"""
    spans = clause_spans(texts[node.end - 1]) if node.end - 1 > node.passage else ()
    return bool(spans) and spans[0][0] <= 1


def _charged(node: Node, texts: Sequence[str]) -> bool:
    return any(clause_spans(texts[p]) for p in range(node.passage, node.end))


def _siblings_charged(node: Node, texts: Sequence[str]) -> bool:
    """Do the nodes beside this one carry their clause themselves, without numbered parts?"""
    siblings = [s for s in node.parent.children if s is not node] if node.parent else []
    return any(not s.children and _charged(s, texts) for s in siblings)


def _toc(nodes: Sequence[Node]) -> set[Node]:
    """Entries of a table of contents: bare headings that come again, with their text, later on."""
    last: dict[tuple[str, str], Node] = {}
    found: set[Node] = set()
    for node in nodes:
        words = heading_words(node)
        words = words if words[-1:].isalpha() else _DOTS.sub("", words)
        key = (node.marker.label, words)
        earlier = last.get(key)
        if earlier is not None and len(words) >= 4 and earlier.end - earlier.passage == 1 and len(earlier.text) < 60:
            found.add(earlier)
        last[key] = node
    return found


def drafts(
    nodes: Sequence[Node],
    texts: Sequence[str],
    rows: dict[int, Row],
    annexes: dict[int, str],
    above: Sequence[tuple[str, ...]],
) -> list[Draft]:
    """All items before their titles are cut, in order of their first passage; `above`: the `paths` of the passages."""
    found: list[Draft] = []
    toc = _toc(nodes)
    headed = under_headings(rows, texts)
    solid = {line: row for line, row in rows.items() if line not in headed}
    tabled = row_drafts(rows, texts, above)
    firsts = [d.passages[0] for d in tabled]
    listed: set[Node] = set()
    for node in nodes:
        if node in listed or node.parent in listed:
            listed.add(node)
            continue
        if node in toc or _in_empty_annex(node, annexes) or _in_notes(node, texts):
            continue
        if node.marker.kind == "box":
            found += _boxed(node, texts)
            continue
        as_list = _is_list(node, texts)
        if as_list:
            listed.update(c for c in node.children if c.marker.kind not in LEAVES)
        if _heads_table(node, firsts):
            continue
        draft = _numbered(node, texts, solid, as_list, above)
        if draft:
            found.append(draft)
    found += tabled
    return sorted(without_cover(without_summaries(found, texts), texts), key=lambda d: d.passages[0])


def _heads_table(node: Node, firsts: Sequence[int]) -> bool:
    """Is this only the heading of a table of tasks: a few words, perhaps a clause, and the rows below it?"""
    at = bisect_left(firsts, node.passage)
    if at >= len(firsts) or firsts[at] >= node.end or firsts[at] > node.passage + 3:
        return False
    clauses = sum(b - a + 2 for a, b, _ in clause_spans(node.text))
    return len(node.text) - clauses <= len(heading_words(node)) + 2


def _in_notes(node: Node, texts: Sequence[str]) -> bool:
    """Is this one of the numbered notes below a table (`注:` alone on a line above them)?"""
    if node.marker.kind not in ("ar", "ar_paren", "ar_half", "circle"):
        return False
    siblings = node.parent.children if node.parent else []
    first = next((s for s in siblings if s.marker.kind == node.marker.kind), node)
    start = first.passage if node.parent else node.passage - node.marker.value + 1
    return start > 0 and bool(_NOTES.match(texts[min(start, node.passage) - 1]))


def _in_empty_annex(node: Node, annexes: dict[int, str]) -> bool:
    start = max((a for a in annexes if a <= node.passage), default=-1)
    return start >= 0 and bool(_ANNEX_NONE.search(annexes[start]))


def _numbered(
    node: Node, texts: Sequence[str], rows: dict[int, Row], as_list: bool, above: Sequence[tuple[str, ...]]
) -> Draft | None:
    """The item that a numbered passage opens, if it is one."""
    real = [c for c in node.children if c.marker.kind not in LEAVES and c.marker.kind != "box"]
    boxed = [c for c in node.children if c.marker.kind == "box"]
    dashes = [c for c in node.children if c.marker.kind in LEAVES and _opens(c)]
    words = heading_words(node)
    kind = _chain_kind(node)
    if real and not as_list:
        return None
    end = node.end
    if dashes and kind not in ("none", "goal"):
        end = dashes[0].passage
    if boxed:
        end = min(end, boxed[0].passage)
    body = _own(node.passage, end, texts, rows)
    charged = bool(clause_spans(texts[body[-1]]))  # they end with the last of its clauses, if it has one
    if kind == "none" and not charged:
        return None
    if kind == "goal" and not (charged and node.marker.kind not in ("part", "chapter", "section", "cn")):
        return None
    if node.marker.kind in LEAVES:
        if not _opens(node) or node.parent is None:
            return None
        if not charged and _is_top(heading_words(node.parent)):
            return None  # 一、总体要求 … ——形成…体系: an aim
    else:
        inline = len(node.text) > len(words) + 8
        if dashes and not inline:
            return None
        if node.marker.kind in ("part", "chapter", "section", "cn") and not charged and _is_top(words):
            return None
        if not charged and _of_aims(node):
            return None
        if node.marker.kind == "article" and (
            _NO_DUTY.search(node.text) or (len(words) < 16 and _NO_DUTY.match(node.text[len(words) + 1 :].lstrip()))
        ):
            return None
        if not charged and _bare_heading(node, body, inline):
            return None
        if CLOSING.match(node.text):
            return None
    if len(node.text) < 3 or (not charged and not _WORDS.match(node.text, 0, 20)):
        return None
    item_kind: ItemKind = "task" if kind == "none" else kind
    path = (*above[node.passage], node.marker.label)
    start = len(texts[node.passage]) - len(node.text)
    return Draft(
        body, path, node.marker.label, start, item_kind, lead=node.marker.kind in LEAVES and _lead_phrase(node.text)
    )


def _of_aims(node: Node) -> bool:
    """Does it stand beside the guiding thought or the aims of a part: 一、总体要求 (一)指导思想 (二)改革内容?"""
    parent = node.parent
    words = heading_words(node)
    if parent is None or not _is_top(heading_words(parent)) or "责任" in words or TASKS_TOO.search(words):
        return False
    if parent.aims is None:  # asked for each of its children, of which damage makes thousands
        parent.aims = any(section_kind(heading_words(s)) in ("none", "goal") for s in parent.children)
    return parent.aims


def _bare_heading(node: Node, body: tuple[int, ...], inline: bool) -> bool:
    """A part's heading with nothing below it: no obligation is stated."""
    return (
        node.marker.kind in ("part", "chapter", "section", "cn")
        and len(body) == 1
        and not inline
        and len(node.text) < 30
    )


def _own(start: int, end: int, texts: Sequence[str], rows: dict[int, Row]) -> tuple[int, ...]:
    """The passages that belong to an item: to its last clause, or to its end; closing lines and tables left out."""
    body = [start]
    for passage in range(start + 1, end):
        if passage in rows or CLOSING.match(texts[passage]):
            break
        if signed(texts[passage]):
            # the line above a date alone is the signature
            if len(body) > 1 and len(texts[body[-1]]) < 30 and not re.search(r"[，。；：]", texts[body[-1]]):
                body.pop()
            break
        body.append(passage)
    charged = next((k for k in range(len(body), 0, -1) if clause_spans(texts[body[k - 1]])), len(body))
    return tuple(body[:charged])


def _opens(node: Node) -> bool:
    """Does a member of a dash list open a measure: with a lead phrase, or with a clause of its own?"""
    return _lead_phrase(node.text) or bool(clause_spans(node.text))


def _lead_phrase(text: str) -> bool:
    """Does an unnumbered paragraph open with a lead phrase: a few words, a full stop, and the text?"""
    end = text.find("】", 0, 32) if text.find("【", 0, 32) < 0 <= text.find("】", 0, 32) else -1
    end = end if end > 0 else cut(text, 0, min(len(text), 40), "。：:")
    words = text[:end]
    return 4 <= end <= 32 and len(text) > end + 12 and not re.search(r"[，,；;]|^到?\d{4}年|^[一二三四五]是", words)


def _boxed(node: Node, texts: Sequence[str]) -> list[Draft]:
    """The lead phrases of a box, where its members bear no numbers of their own."""
    if any(c.marker.kind not in LEAVES for c in node.children) or _chain_kind(node) in ("none", "goal"):
        return []
    kind = _chain_kind(node)
    path = (*(node_label(n) for n in node.ancestors()), node_label(node))
    found = []
    inner = {c.passage for c in node.children}
    for passage in range(node.passage + 1, node.end):
        if passage in inner or "\t" in texts[passage]:
            continue
        if CLOSING.match(texts[passage]):
            break
        if _lead_phrase(texts[passage]):
            item_kind: ItemKind = "task" if kind == "none" else kind
            found.append(Draft((passage,), path, path[-1], 0, item_kind, lead=True))
    return found


def items(found: Sequence[Draft], texts: Sequence[str], rows: dict[int, Row]) -> tuple[Item, ...]:
    """The items with their titles, clauses and numbers."""
    limits = []
    for draft in found:
        text = texts[draft.passages[0]]
        if draft.titled:
            limits.append(draft.titled.span.end)
        else:
            first = min((a for a, _, _ in clause_spans(text) if a > draft.start), default=len(text) + 1)
            limits.append(max(draft.start, first - 1) if first <= len(text) else len(text))
    verdicts = []
    for draft, limit in zip(found, limits, strict=True):
        if not draft.row and not draft.lead:
            text = texts[draft.passages[0]]
            end = sentence(text, draft.start, limit)
            verdicts.append(is_lead(text, draft.start, end, end + 1 < limit or _more(draft, texts)))
    lead_document = leads(verdicts)
    made: list[Item] = []
    for draft, limit in zip(found, limits, strict=True):
        first = draft.titled.span.passage if draft.titled else draft.passages[0]
        text = texts[first]
        start = draft.start
        if text.startswith("【", start) or text.startswith("【", max(start - 1, 0)):
            start += text.startswith("【", start)
            end = text.find("】", start, limit)
            end = end if end > start else cut(text, start, limit, "。")
        elif draft.row:
            end = first_clause(text, draft.start, limit, "，,；;。：:")
        elif draft.lead:
            end = cut(text, draft.start, limit, "。：:")
        else:
            end = title_end(text, draft.start, limit, _more(draft, texts), lead_document)
        while end > start and text[end - 1] in " \t。；;，,：:、":
            end -= 1
        clauses = tuple(
            Clause(Span(p, a, b), depth)
            for p in draft.passages
            if p not in rows
            for a, b, depth in clause_spans(texts[p])
        )
        title = text[start:end]
        made.append(
            Item(
                len(made),
                draft.number,
                draft.path,
                title,
                Span(first, start, end),
                draft.kind,
                draft.passages,
                clauses,
            )
        )
    return tuple(made)


def _more(draft: Draft, texts: Sequence[str]) -> bool:
    """Does text, not only a clause, come in later passages?"""
    return any(not clause_spans(texts[p]) or len(texts[p]) > 120 for p in draft.passages[1:])
