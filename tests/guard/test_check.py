"""What the guard lets through and what not, without a store: rule and place of each refusal."""

from __future__ import annotations

import pickle
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.guard import regex
from graph.guard.refusal import RefusedError
from graph.guard.statements import check
from ontology.messages import catalogue
from queries import all_queries
from tests.guard.statements import HONEST, HOSTILE, PARAMETERS, REFUSED, RUNS, Statement, read


def refusal(text: str) -> RefusedError | None:
    """The refusal of a statement, if it is refused."""
    try:
        check(text, PARAMETERS)
    except RefusedError as error:
        return error
    return None


def test_there_are_enough_of_both() -> None:
    assert len({s.text for s in HOSTILE}) >= 200
    assert len({s.text for s in HONEST}) >= 60


@pytest.mark.parametrize("statement", REFUSED, ids=lambda s: f"{s.kind}-{s.text[:40]}")
def test_a_hostile_statement_is_refused_by_its_rule(statement: Statement) -> None:
    error = refusal(statement.text)
    assert error is not None
    assert error.rule in statement.rules
    assert error.line >= 1
    assert error.column >= 1
    for lang in ("zh", "en"):
        assert str(error.column) in error.text(lang)
        assert len(error.text(lang)) < 400


@pytest.mark.parametrize("statement", [*HONEST, *RUNS], ids=lambda s: s.text[:60])
def test_a_read_is_allowed(statement: Statement) -> None:
    allowed = check(statement.text, PARAMETERS)
    assert "/*" not in re.sub(r"'[^']*'", "", allowed.text)


def test_our_own_questions_are_reads() -> None:
    class Given(dict[str, object]):
        def __contains__(self, name: object) -> bool:
            return True

        def __missing__(self, name: str) -> object:
            return "990000"

    for query in all_queries().values():
        check(query.text, Given())


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("MATCH (n)\nRETURN n;\nMATCH (n) DELETE n", "several", 3, 1),
        ("MATCH (n)\n  WHERE n.x = 1\n  SET n.y = 2", "write", 3, 3),
        ("RETURN 1 AS a,\n  apoc.util.sleep(1) AS b", "function", 2, 3),
        ("MATCH (n) WHERE n.name =~ n.id RETURN n", "regex_unknown", 1, 24),
        ("RETURN range(1, 99999999) AS r", "range", 1, 8),
        ("科 (n) RETURN n", "clause", 1, 1),
        ("MATCH (n {id: $id}) RETURN n", "parameter", 1, 15),
    ],
)
def test_a_refusal_says_where(text: str, rule: str, line: int, column: int) -> None:
    error = refusal(text)
    assert error is not None
    assert (error.rule, error.line, error.column) == (rule, line, column)


def test_a_refusal_travels_between_processes() -> None:
    error = refusal("MATCH (n)\nDELETE n")
    again = pickle.loads(pickle.dumps(error))
    assert error is not None
    assert (again.rule, again.line, again.column, again.text("zh")) == ("write", 2, 1, error.text("zh"))


def test_what_is_sent_holds_no_comment_and_no_escape() -> None:
    allowed = check("MATCH (n) // all\nRETURN /* the \\u0041 name */ n.n\\u0061me AS\u3000`名`, '/* kept */' AS s")
    assert allowed.text.split() == ["MATCH", "(n)", "RETURN", "n.name", "AS", "`名`,", "'/*", "kept", "*/'", "AS", "s"]
    assert "\u3000" not in allowed.text


@pytest.mark.parametrize(
    ("text", "language", "planned", "sent"),
    [
        ("CYPHER 25 RETURN 1 AS a", "25", "", "RETURN 1 AS a"),
        ("cypher /* x */ 5 explain\nRETURN 1 AS a", "5", "EXPLAIN", "RETURN 1 AS a"),
        ("PROFILE CYPHER 25 RETURN 1 AS a;", "25", "PROFILE", "RETURN 1 AS a;"),
        ("RETURN 1 AS a", "", "", "RETURN 1 AS a"),
    ],
)
def test_what_stands_before_a_query_is_told_apart_from_it(text: str, language: str, planned: str, sent: str) -> None:
    allowed = check(text)
    assert (allowed.language, allowed.planned, allowed.text, allowed.columns) == (language, planned, sent, ("a",))


def test_the_columns_are_those_of_the_last_query() -> None:
    assert check("RETURN 1 AS a NEXT RETURN a + 1 AS b ORDER BY COUNT { RETURN 1 AS c }").columns == ("b",)


def test_a_pattern_with_escaped_escapes_is_sent_in_one_reading() -> None:
    sent = check("MATCH (n) WHERE n.name =~ '[\\\\u4e00-\\\\u9fa5]+' OR n.name = '\\d' RETURN n.name").text
    assert "('[\\\\' + 'u4e00-\\\\' + 'u9fa5]+')" in sent
    assert "'\\\\d'" in sent


@pytest.mark.parametrize(
    ("parameters", "rule"),
    [({"n": 10}, ""), ({"n": 10**9}, "range"), ({"n": "10"}, "range_unknown")],
)
def test_the_values_of_parameters_count(parameters: dict[str, object], rule: str) -> None:
    try:
        check("UNWIND range(1, $n) AS i RETURN i", parameters)
        found = ""
    except RefusedError as error:
        found = error.rule
    assert found == rule


def test_a_long_list_as_parameter_is_not_nested() -> None:
    text = "RETURN [x IN $xs | [y IN $xs | x + y]] AS r"
    check(text, {"xs": list(range(100))})
    with pytest.raises(RefusedError, match=r"interrupted|中断"):
        check(text, {"xs": list(range(100_000))})


@pytest.mark.parametrize("text", ["RETURN '\\ud800' AS x", "RETURN '\ud800' AS x", "RETURN 'a\0b' AS x", "RETURN\0 1"])
def test_half_a_character_is_none(text: str) -> None:
    error = refusal(text)
    assert error is not None
    assert error.rule == "character"


def test_two_escapes_make_one_character() -> None:
    assert check("RETURN '\\ud842\\udfb7' AS x").text == "RETURN '𠮷' AS x"


def test_lists_within_lists_as_parameter_are_limited() -> None:
    value: list[object] = []
    for _ in range(2_000):
        value = [value]
    with pytest.raises(RefusedError) as caught:
        check("RETURN $v AS v", {"v": value})
    assert caught.value.rule == "depth"


def test_a_pattern_given_as_parameter_counts_like_a_literal() -> None:
    with pytest.raises(RefusedError) as caught:
        check("MATCH (n) WHERE n.name =~ $p RETURN n", {"p": "(a+)+"})
    assert caught.value.rule == "regex"


@pytest.mark.parametrize(
    ("pattern", "safe"),
    [
        (".*科创.*走廊.*", True),
        ("(?i)abc", True),
        ("[0-9]{4}年.*", True),
        ("(省|市|县).*厅", True),
        (r"\d+(\.\d+)?%?", True),
        (r"(\d+,?)*", False),
        (r"\d+%?", True),
        ("(ab)+", True),
        ("(a|b)+", False),
        ("(a+)+", False),
        ("(a{2,3})*", False),
        ("(a)(b)*c", True),
        (".*a.*b.*c.*d", False),
        (r"(x)\1", False),
        ("(?=a)b", False),
        ("[a-z&&[b]]+", False),
        ("a{1000000}", False),
        ("*a", False),
        ("a?" * 30 + "a" * 30, False),
        ("a{0,9}" * 20, False),
        ("(a|ab)" * 40, False),
        ("(省|市)" * 40, True),
        (".*(支持|推动|加快|促进).*(建设|培育).*(实验室|研究院|中心).*", True),
        (".*走廊.*|.*实验室.*|.*研究院.*", True),
        (r"\\d{18}", True),
        (r"[\\x{4e00}-\\x{9fa5}]+", True),
        ("(a", True),  # the store says that it is not closed
    ],
)
def test_which_patterns_can_backtrack(pattern: str, safe: bool) -> None:
    assert (regex.ways(pattern, 400.0) <= regex.MOST_WAYS) is safe


def test_each_rule_has_its_words() -> None:
    rules = {rule for statement in REFUSED for rule in statement.rules}
    assert {f"guard.{rule}" for rule in rules} <= catalogue().keys()


WORDS = [
    *("MATCH", "RETURN", "(n)", "CREATE", "SET", "DELETE", "n.x", "CALL", "UNION", "WITH", "AS", "UNWIND", "1", "="),
    *("'", '"', "`", "/*", "*/", "//", "\n", "\\", "\\u0027"),
    *("{", "}", "[", "]", "(", ")", "|", ":", ";", "$", "..", "-", "->"),
]


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_whatever_comes_is_allowed_or_refused(text: str) -> None:
    error = refusal(text)
    assert error is None or error.text("en")


@given(st.text(max_size=200))
def test_any_text_is_allowed_or_refused(text: str) -> None:
    refusal(text)


def test_a_write_hidden_anywhere_in_an_honest_read_is_refused() -> None:
    """A clause that writes, put between any two tokens of any honest read, never gets through as a clause."""
    writes = ("CREATE (x:Run)", "SET n.x = 1", "DETACH DELETE n", "REMOVE n.x", "MERGE (x:Run)", "; MATCH (n) DELETE n")
    chance = random.Random(7)
    for statement in read("honest.txt"):
        spaces = [m.start() for m in re.finditer(r"\s", statement.text)]
        for at in chance.sample(spaces, min(5, len(spaces))):
            text = f"{statement.text[:at]} {chance.choice(writes)} {statement.text[at:]}"
            if refusal(text) is None:
                # only where it became part of a text or a comment
                sent = re.sub(r"'[^']*'|\"[^\"]*\"|`[^`]*`", "", check(text, PARAMETERS).text)
                assert not re.search(r"\b(CREATE \(x|SET n|DELETE n|REMOVE n|MERGE \(x)", sent), text
