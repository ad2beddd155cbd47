"""Reading a PDF in the tests."""

from __future__ import annotations

from ingest.read import read_bytes
from ingest.records import Origin, Source

PROSE = (
    "为加快建设区域科技创新中心，推动科技成果转移转化，到2027年全省研发经费投入强度达到3.2%以上，"
    "新增高新技术企业1200家，技术合同成交额突破2000亿元，培育国家级专精特新“小巨人”企业300家。"
)


def prose(times: int) -> str:
    """A long paragraph of sentences that differ."""
    return "".join(
        f"推进第{n * 37 % 101}项任务，到{2024 + n % 7}年投入{n * 113 % 997}亿元，{PROSE[n % 20 : 30 + n % 40]}。"
        for n in range(1, times + 1)
    )


def source(content: bytes) -> Source:
    """What is read of it."""
    return read_bytes(content, Origin("plan.pdf"))


def text(content: bytes) -> str:
    """The text that a person reads."""
    return source(content).text.string


def rows(content: bytes) -> list[list[str]]:
    """The rows of its tables."""
    return [line.split("\t") for line in text(content).split("\n") if "\t" in line]
