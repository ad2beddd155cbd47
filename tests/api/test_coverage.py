"""How much of a document was read, as the API tells it."""

from __future__ import annotations

from api.models.documents import Coverage
from tests.api.conftest import Client


def test_a_document_says_whether_it_is_whole_and_how_much_of_it_was_read(client: Client) -> None:
    answered = client.get("/api/v1/documents/document:part/coverage")
    assert answered.status_code == 200, answered.text
    found = Coverage.model_validate(answered.json())
    assert (found.document, found.completeness) == ("document:part", "fragment")


def test_an_unknown_document_is_said_to_be_unknown(client: Client) -> None:
    assert client.get("/api/v1/documents/document:nowhere/coverage").status_code == 404


def test_the_answer_of_nothing_lists_documents_briefly(client: Client) -> None:
    nothing = client.get("/api/v1/search", params={"q": "无此词语甲乙丙"}).json()["nothing"]
    assert set(nothing["listed"][0]) == {"document", "title", "completeness", "authority"}
