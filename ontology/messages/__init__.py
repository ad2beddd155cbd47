"""The message catalogue: every line that a person reads, in Chinese and English.

One YAML file a package beside this module, `key: {zh: …, en: …}`, placeholders in braces. Keys begin with the
package's name and a dot. Codes and keys are never translated.
"""

from __future__ import annotations

import locale
import os
from functools import cache
from pathlib import Path

LANGUAGES = ("zh", "en")


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """All messages: key → language → text."""
    import yaml  # here, since most commands never say a line of the catalogue

    messages: dict[str, dict[str, str]] = {}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in sorted(Path(__file__).parent.glob("*.yaml")):
        messages.update(yaml.load(path.read_text("utf-8"), Loader=loader) or {})
    return messages


def language() -> str:
    """The language of the person at the terminal: KECHUANG_LANG, else the locale, else English."""
    for asked in (os.environ.get("KECHUANG_LANG", ""), os.environ.get("LC_ALL", ""), os.environ.get("LANG", "")):
        if asked:
            return "zh" if asked.lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def say(key: str, lang: str | None = None, /, **params: object) -> str:
    """One message, filled in; an unknown key is a programming error (KeyError)."""
    return catalogue()[key][lang or language()].format(**params)
