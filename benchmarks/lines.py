"""How time grows with the length of a line: `python -m benchmarks.lines`.

Each pattern is repeated to a line of N and of 8 N characters, the whole of ingest reads both, and the table shows the
ratio of their times per character: near 1 where time is linear. Process time, tables loaded before the clock runs.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from ingest.pipeline import facts_of
from ingest.records import Origin

PATTERNS = (
    "（",
    "(一)",
    "1.",
    "市科技局、",
    "责任单位:",
    "“科创”",
    "支持建设云渚市实验室",
    "西湖、良渚等省实验室",
    "《甲乙关于印发丙丁的通知》",
    "培育企业10家、",
    "由10%提高到",
    "到2025年,",
    "云渚市达到10家,",
    "分别达到10家20家",
    "到2025年,集聚企业10家;",
    "增速快于平均水平,",
    "市 ",
    "？",
)
SHORT, TIMES = 10_000, 8


def seconds(pattern: str, length: int, folder: Path) -> float:
    """Process time of reading one document that is little but one line."""
    path = folder / "line.txt"
    path.write_text("江澜省方案\n一、任务\n1.培育主体。" + pattern * (length // len(pattern)) + "\n", "utf-8")
    began = time.process_time()
    facts_of(Origin(str(path)))
    return time.process_time() - began


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        seconds("市科技局、", 100, Path(folder))
        sys.stdout.write(f"{'pattern':<20}{'chars/s':>12}{'ratio':>8}\n")
        for pattern in PATTERNS:
            short = seconds(pattern, SHORT, Path(folder))
            long = seconds(pattern, SHORT * TIMES, Path(folder))
            rate, ratio = SHORT * TIMES / long, long / short / TIMES
            sys.stdout.write(f"{pattern:<20}{rate:>12,.0f}{ratio:>8.2f}\n")


if __name__ == "__main__":
    main()
