"""Documents made by damaging others: bytes, lengths, encodings, brackets, huge lines, deep nesting, in every format.

Mutant `n` of a seed is the same on every machine that holds the same originals.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.ingest.read.packages import cell, docx, level, lists, para, row, zipped

LONGEST = 12_000  # characters that an original lends; mutants may be longer
LINE = 100_000  # characters of a huge line
INSIDE = 0.8  # of the damage to packages is done to what they hold
BRACKETS = "（）()《》〈〉“”〔〕[]【】{}「」"
ENCODINGS = ("gb18030", "big5", "utf-16", "utf-16-le", "utf-8-sig", "utf-32", "cp1252", "shift_jis", "hz")
RUNS: tuple[str, ...] = (
    "0",
    "、",
    "（",
    "）",
    " ",
    "\t",
    "　",
    "第",
    "一",
    "1.",
    "（一）",
    "%",
    "亿元",
    "-",
    "\u200b",
    "《",
    "市",
    "支持",
)
RUNS += ("责任单位：", "2025年", "由省科技厅牵头，", "到2025年达到10亿元、", "第一条 ", "省科技厅、", "建设实验室，")
RUNS += ("意见（试行）", "〃\t", "，", "。", "“", "＋", "0.", "a ")
PIECES: tuple[str, ...] = (
    "\0",
    "\ufeff",
    "\ufffd",
    "\u202e",
    "\r",
    "\x0c",
    "\ue5e5",
    "〃",
    "\t\t\t",
    "<td>",
    "]]>",
    "%PDF-",
    "PK\x03\x04",
)
PIECES += ("&#x110000;", "&a;", "<!DOCTYPE a>", "\r\n\r\n")
PAIRS: tuple[tuple[str, str], ...] = (
    ("（", "）"),
    ("《", "》"),
    ("“", "”"),
    ("<div>", "</div>"),
    ("<table><tr><td>", "</td></tr></table>"),
)
PAIRS += (("<b><i>", "</i></b>"), ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), ("<w:sdt>", "</w:sdt>"))
PAIRS += (("一、（一）1.", ""), ("<v>", "</v>"), ("<Layer>", "</Layer>"))
NUMBERING = lists({"0": level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）")}, {"1": "0"})

Way = Callable[[bytes, Random, int], bytes]


class Original(NamedTuple):
    """A document that is whole."""

    name: str
    content: bytes


class Mutant(NamedTuple):
    """A damaged document, and how it was made."""

    name: str
    content: bytes


def originals(folders: list[Path], kinds: tuple[str, ...]) -> list[Original]:
    """The documents of some folders by the endings of their names, and their text in the formats that we can write."""
    found = []
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.suffix not in kinds:
                continue
            if path.suffix != ".txt":
                found.append(Original(path.name, path.read_bytes()))
            else:
                text = path.read_text("utf-8", errors="replace")[:LONGEST]
                found.append(Original(path.name, text.encode()))
                found += [Original(f"{path.stem}.{name}", write(text)) for name, write in WRITERS.items()]
    return found


def mutants(seed: int, count: int, sources: list[Original], line: int = LINE) -> Iterator[Mutant]:
    """So many mutants: each original in turn, damaged in a way that the seed draws, a third of them in two.

    `line` is the length of huge lines. A package is mostly damaged inside, so that what reads it is reached.
    """
    for number in range(count):
        random = Random(f"{seed}:{number}")
        original = sources[number % len(sources)]
        content, made = original.content, []
        for _ in range(random.choice((1, 1, 2))):
            way = random.choice(WAYS)
            inside = content.startswith(b"PK") and random.random() < INSIDE
            content = _inside(content, random, way, line) if inside else way(content, random, line)
            made.append(f"{way.__name__} {'inside' if inside else ''}".strip())
        yield Mutant(f"{number} {original.name} {', '.join(made)}", content)


def _inside(content: bytes, random: Random, way: Way, line: int) -> bytes:
    """A package with one of its entries damaged, the largest one as a rule."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            held = {one.filename: package.read(one) for one in package.infolist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, EOFError, OSError):
        return content
    files: dict[str, str | bytes] = {**held}
    if held:
        name = max(held, key=lambda one: len(held[one])) if random.random() < INSIDE else random.choice(sorted(held))
        files[name] = way(held[name], random, line)
    return zipped(files)


# ---------------------------------------------------------------- formats


def html_of(text: str) -> bytes:
    body = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
    return f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()


def docx_of(text: str) -> bytes:
    lines = [escape(_xml(line)) for line in text.splitlines()]
    table = row(cell("序号", merge="restart"), "任务", cell("单位", span=2))
    table += row(cell("", merge="continue"), "甲", "乙")
    body = "".join(para(line, num="1" if line[:1] == "（" else "", level=1) for line in lines)
    return docx(f"{body}<w:tbl>{table}</w:tbl>", numbering=NUMBERING)


def xlsx_of(text: str) -> bytes:
    rows, merged = "", '<mergeCells><mergeCell ref="A1:B4"/></mergeCells>'
    for at, line in enumerate(text.splitlines()[:400], 1):
        cells = "".join(f'<c t="inlineStr"><is><t>{escape(_xml(piece))}</t></is></c>' for piece in line.split("。"))
        rows += f'<row r="{at}">{cells}<c><v>{at}</v></c></row>'
    return zipped(
        {
            "xl/workbook.xml": '<workbook><sheets><sheet name="任务" id="a"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<a><b Id="a" Target="worksheets/sheet1.xml"/></a>',
            "xl/worksheets/sheet1.xml": f"<worksheet>{rows}{merged}</worksheet>",
        }
    )


def csv_of(text: str) -> bytes:
    rows = [f'{at},"{line[:200]}",省科技厅,2025年' for at, line in enumerate(text.splitlines()[:300], 1)]
    return "\n".join(["序号,任务,责任单位,时限", *rows]).encode()


def ofd_of(text: str) -> bytes:
    texts = "".join(
        f'<TextObject Boundary="10 {8 * at} 180 6" Size="4"><TextCode X="0" Y="4" DeltaX="g 60 4">'
        f"{escape(_xml(line[:60]))}</TextCode></TextObject>"
        for at, line in enumerate(text.splitlines()[:200], 1)
    )
    return zipped(
        {
            "OFD.xml": "<OFD><DocRoot>D/Document.xml</DocRoot></OFD>",
            "D/Document.xml": '<Document><Page BaseLoc="P.xml"/></Document>',
            "D/P.xml": f"<Page><Layer>{texts}</Layer></Page>",
        }
    )


def zip_of(text: str) -> bytes:
    return zipped({"方案/甲.txt": text, "乙.zip": zipped({"丙.docx": docx_of(text[:2000])})})


WRITERS: dict[str, Callable[[str], bytes]] = {
    "html": html_of,
    "docx": docx_of,
    "xlsx": xlsx_of,
    "csv": csv_of,
    "ofd": ofd_of,
    "zip": zip_of,
}


def _xml(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(c for c in text if c == "\t" or 0x20 <= ord(c) < 0xD800 or 0xE000 <= ord(c) < 0xFFFE)


# ---------------------------------------------------------------- ways


def flipped(content: bytes, random: Random, _: int) -> bytes:
    """Some bytes changed."""
    changed = bytearray(content)
    for _ in range(random.choice((1, 3, 20, 200))):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def cut_short(content: bytes, random: Random, _: int) -> bytes:
    """Ends early."""
    return content[: random.randrange(len(content) + 1)]


def cut_out(content: bytes, random: Random, _: int) -> bytes:
    """A stretch taken out."""
    start = random.randrange(len(content) + 1)
    return content[:start] + content[start + random.randrange(1, 2000) :]


def doubled(content: bytes, random: Random, _: int) -> bytes:
    """A stretch said again."""
    start = random.randrange(len(content) + 1)
    return content[: start + 3000] + content[start : start + 3000] + content[start + 3000 :]


def strewn(content: bytes, random: Random, _: int) -> bytes:
    """Random bytes put in."""
    at = random.randrange(len(content) + 1)
    return content[:at] + random.randbytes(random.choice((1, 16, 500))) + content[at:]


def encoded(content: bytes, random: Random, _: int) -> bytes:
    """Text in another encoding, wholly or from some place on."""
    text = _text(content)
    at = random.choice((0, 0, random.randrange(len(text) + 1)))
    return text[:at].encode(errors="replace") + text[at:].encode(random.choice(ENCODINGS), errors="replace")


def misread(content: bytes, random: Random, _: int) -> bytes:
    """Text decoded by another encoding than its own, and written as UTF-8."""
    own, other = random.choice(("utf-8", "gb18030")), random.choice(ENCODINGS)
    return _text(content).encode(own, "replace").decode(other, "replace").encode(errors="replace")


def unbalanced(content: bytes, random: Random, _: int) -> bytes:
    """Brackets taken out, put in, turned round."""
    share = random.choice((0.02, 0.3))

    def one(char: str) -> str:
        hit = char in BRACKETS and random.random() < share
        return random.choice(BRACKETS) * random.randrange(3) if hit else char

    kept = [one(char) for char in _text(content)]
    for _ in range(random.randrange(60)):
        kept.insert(random.randrange(len(kept) + 1), random.choice(BRACKETS))
    return "".join(kept).encode(errors="replace")


def long_lined(content: bytes, random: Random, line: int) -> bytes:
    """All in one line, or a huge line of one thing put in."""
    text = _text(content)
    if random.random() < 0.3:
        return text.replace("\n", random.choice(("", " ", "\t", "。"))).encode(errors="replace")
    piece = random.choice((*RUNS, text[: random.randrange(1, 300)] or "甲"))
    at, line = random.randrange(len(text) + 1), random.choice((line // 20, line // 5, line))
    ends = random.choice(("\n", ""))
    return f"{text[:at]}{ends}{piece * (line // len(piece))}{ends}{text[at:]}".encode(errors="replace")


def nested(content: bytes, random: Random, line: int) -> bytes:
    """Brackets, elements or numbers inside each other."""
    text = _text(content)
    left, right = random.choice(PAIRS)
    at, times = random.randrange(len(text) + 1), random.choice((5, 300, line // 20))
    return f"{text[:at]}{left * times}{text[at : at + 40]}{right * times}{text[at + 40 :]}".encode(errors="replace")


def shuffled(content: bytes, random: Random, _: int) -> bytes:
    """Lines in another order, some of them many times."""
    lines = _text(content).split("\n")
    random.shuffle(lines)
    return "\n".join([*lines, *lines[:3] * random.randrange(40)]).encode(errors="replace")


def peppered(content: bytes, random: Random, _: int) -> bytes:
    """Characters that trip readers, put in anywhere."""
    text = _text(content)
    for _ in range(random.randrange(1, 30)):
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice(PIECES) + text[at:]
    return text.encode(errors="replace")


WAYS: tuple[Way, ...] = (
    flipped,
    cut_short,
    cut_out,
    doubled,
    strewn,
    encoded,
    misread,
    unbalanced,
    long_lined,
    nested,
    shuffled,
    peppered,
)


def _text(content: bytes) -> str:
    return content.decode("utf-8", errors="replace")
