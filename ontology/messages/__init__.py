"""The message catalogue: every line that a person reads, in Chinese and English.

One YAML file or more a package beside this module, `key: {zh: …, en: …}`, placeholders in braces. Keys begin with the
package's name and a dot. Codes and keys are never translated. Parsing YAML would cost a command a tenth of a second,
so what is read is the derived `ontology/generated/messages.json`, as long as it agrees with the files.
"""

from __future__ import annotations

import json
import locale
import os
import zlib
from functools import cache
from pathlib import Path

LANGUAGES = ("zh", "en")
FOLDER = Path(__file__).parent
GENERATED = FOLDER.parent / "generated" / "messages.json"

Messages = dict[str, dict[str, str]]


class Told:
    """What is told in the language of the message that it stands in."""

    def text(self, lang: str | None = None) -> str:
        """The words in a language (`zh` or `en`; without one, the user's)."""
        raise NotImplementedError


def sources() -> list[bytes]:
    """The files of the catalogue, in order of their names."""
    return [path.read_bytes() for path in sorted(FOLDER.glob("*.yaml"))]


def digest(files: list[bytes]) -> int:
    """What tells one state of the files from another."""
    return zlib.crc32(b"\0".join(files))


def parsed(files: list[bytes]) -> Messages:
    """The messages as the files declare them."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    messages: Messages = {}
    for content in files:
        messages.update(yaml.load(content, Loader=loader) or {})
    return messages


@cache
def catalogue() -> Messages:
    """All messages: key → language → text."""
    files = sources()
    if GENERATED.is_file():
        derived = json.loads(GENERATED.read_bytes())
        if derived["digest"] == digest(files):
            found: Messages = derived["messages"]
            return found
    return parsed(files)


def language() -> str:
    """The language of the person at the terminal: KECHUANG_LANG, else the locale, else English."""
    for asked in (os.environ.get("KECHUANG_LANG", ""), os.environ.get("LC_ALL", ""), os.environ.get("LANG", "")):
        if asked:
            return "zh" if asked.lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def say(key: str, lang: str | None = None, /, **params: object) -> str:
    """One message, filled in; an unknown key is a programming error (KeyError)."""
    lang = lang or language()
    told = {name: value.text(lang) if isinstance(value, Told) else value for name, value in params.items()}
    return catalogue()[key][lang].format(**told)
