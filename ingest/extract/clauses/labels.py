"""What the label of a clause, or the header of a column, says of the units after it: a table, read from the top."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from ingest.records import Role
from ingest.structure.columns import AND_PERSON

Meaning = Role | Literal["person", "deadline"]

# the first row whose words the label holds gives its meaning
MEANINGS: tuple[tuple[str, Meaning], ...] = (
    (r"(?:单位|部门)(?:和|及|与|、)(?:完成|整改|办理)?(?:时限|期限|时间)", "responsible"),  # its dates are no units
    (r"时限|期限|时间|进度|节点|限期|时序", "deadline"),
    (r"领导|责任人|负责人|联系人|联络人|牵头人|(?<!法)人$|人员|同志", "person"),
    (r"责任(?:单位|部门|主体)?(?:和|及|与|、)(?:配合|协同|协办|协助|参与)", "responsible"),  # of one list
    (r"指导", "guide"),
    (r"督导|督办|督促|监督|督查|考核", "oversee"),
    (r"配合|协同|协办|协作|协助|参与|参加|参建|支持|会办|辅助|联合|联动|保障|数据", "support"),
    (r"属地", "territorial"),
    (r"牵头|主办|主责|第一责任|首要责任|统筹", "lead"),
    (
        r"责任|负责|实施|落实|承担|承办|执行|完成|推进|推动|组织|建设|主管|分工|任务|工作|具体|单位"
        r"|部门",
        "responsible",
    ),
)
_MEANINGS = tuple((re.compile(pattern), meaning) for pattern, meaning in MEANINGS)


@lru_cache(maxsize=1024)
def meaning(label: str) -> Meaning | None:
    """What a label means; None for a word that is no label of a clause."""
    squeezed = AND_PERSON.sub("", "".join(label.split()).rstrip(":：∶"))
    return next((m for pattern, m in _MEANINGS if pattern.search(squeezed)), None)


def role(label: str) -> Role | None:
    """The role of the units under a label; None for persons, deadlines and unknown labels."""
    found = meaning(label)
    return None if found == "person" or found == "deadline" else found
