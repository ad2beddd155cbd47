"""The errors of the ontology package, and the base that every package's errors share.

KechuangError               says what is wrong, where and how to mend it, in one line of the catalogue
├── OntologyError
│   ├── SchemaError         a file under ontology/schema does not follow the metamodel
│   ├── VocabError          a vocabulary file cannot be read
│   └── ValueFormatError    a text is no date, quantity, money, place or document number
├── ingest.errors.IngestError
├── queries.errors.QueryError
├── graph.errors.StoreError
└── api.errors.ApiError
"""

from __future__ import annotations

from ontology.messages import say


class KechuangError(Exception):
    """An error that a person can act on; its text is a message of the catalogue.

    `key` names the message, `params` fill its placeholders. `exit_code` is what the command line returns:
    1 some input failed, 2 usage, 3 store unreachable.
    """

    exit_code = 1

    def __init__(self, key: str, /, **params: object) -> None:
        super().__init__(key)
        self.key = key
        self.params = params

    def __str__(self) -> str:
        return self.text()

    def __reduce__(self) -> tuple[object, ...]:
        # an error that a worker process raises comes back with its parameters
        return _again, (type(self), self.key, self.params)

    def text(self, lang: str | None = None) -> str:
        """The message in a language (`zh` or `en`; without one, the user's)."""
        return say(self.key, lang, **self.params)


def _again(kind: type[KechuangError], key: str, params: dict[str, object]) -> KechuangError:
    return kind(key, **params)


class OntologyError(KechuangError):
    """Something is wrong with the ontology's own files or values."""


class SchemaError(OntologyError):
    """A file under `ontology/schema` does not follow the metamodel."""


class VocabError(OntologyError):
    """A vocabulary file cannot be read."""


class ValueFormatError(OntologyError):
    """A text is not a value of the type that was asked for."""
