"""A name said with its place in front (江澜省科技厅), where documents of that place say it without (省科技厅)."""

from __future__ import annotations

import re

_LEVEL = re.compile("自治[区州县旗]|(?<!自治)[省市区县州盟旗]")


def placed(text: str) -> list[tuple[str, str]]:
    """(name of a place, what its own documents would say) for each way to read a text so.

    Of 云渚市青浦区科技局 there are two: the city's 市青浦区科技局 and the district's 区科技局.
    """
    found, begins = [], 0
    for level in _LEVEL.finditer(text):
        if begins < level.start() and level.end() < len(text):
            found.append((text[begins : level.end()], text[level.start() :]))
        begins = level.end()
    return found
