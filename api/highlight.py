"""Where the words of a search stand in a text."""

from __future__ import annotations

Spans = list[dict[str, int]]


def _merged(found: list[tuple[int, int]]) -> Spans:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return [{"start": start, "end": end} for start, end in merged]


def _occurrences(text: str, word: str) -> list[tuple[int, int]]:
    found, at = [], text.find(word)
    while at >= 0 and word:
        found.append((at, at + len(word)))
        at = text.find(word, at + len(word))
    return found


def spans(text: str, words: str) -> Spans:
    """Code points of the text where a word of `words` stands, letter case apart; else where two neighbours do."""
    folded = text.lower()
    if len(folded) != len(text):  # a few letters change their length with their case: offsets would slip
        folded = text
    parts = words.lower().split()
    whole = [span for part in parts for span in _occurrences(folded, part)]
    pairs = {part[i : i + 2] for part in parts for i in range(len(part) - 1)}
    return _merged(whole or [span for pair in pairs for span in _occurrences(folded, pair)])
