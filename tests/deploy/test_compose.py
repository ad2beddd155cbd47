"""The compose file starts what it should, hardened: checked without Docker."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.conftest import ROOT
from tests.deploy import compose

SERVICES = compose.services()


def test_it_is_what_the_compose_specification_allows() -> None:
    Draft202012Validator.check_schema(compose.SCHEMA)
    errors = [f"{e.json_path}: {e.message}" for e in Draft202012Validator(compose.SCHEMA).iter_errors(compose.read())]
    assert errors == []


@pytest.mark.parametrize("wrong", [{"read_onlyy": True}, {"healthcheck": {"test": ["CMD", "true"]}}, {"ports": 8000}])
def test_the_schema_refuses_what_is_not(wrong: dict[str, Any]) -> None:
    assert list(Draft202012Validator(compose.SCHEMA).iter_errors({"services": {"app": {"image": "x:1"} | wrong}}))


def test_the_server_is_the_version_that_the_tests_run_on() -> None:
    pom = (ROOT / "tests" / "neo4j" / "pom.xml").read_text("utf-8")
    version = re.search(r"<lts>([\d.]+)</lts>", pom)
    assert version
    assert SERVICES["neo4j"]["image"] == f"neo4j:{version[1]}-community"


def test_the_image_bears_the_product_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert SERVICES["app"]["image"] == f"kechuang-atlas:{project['version']}"


@pytest.mark.parametrize("name", SERVICES)
def test_each_service_is_confined(name: str) -> None:
    service = SERVICES[name]
    assert re.fullmatch(r"[\w./-]+:\d+\.\d+\.\d+[\w.-]*", service["image"]), "an exact tag"
    uid, gid = service["user"].split(":")
    assert int(uid) > 0 < int(gid)
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert all(port.startswith("127.0.0.1:") for port in service["ports"]), "published on the loopback alone"
    assert any(mount.startswith("/tmp:") for mount in service["tmpfs"])
    assert all(f"uid={uid}" in mount and f"gid={gid}" in mount for mount in service["tmpfs"])
    assert service["healthcheck"]["retries"] >= 3


@pytest.mark.parametrize("name", SERVICES)
def test_what_a_service_keeps_lies_in_named_volumes(name: str) -> None:
    volumes = compose.read()["volumes"]
    written = [v.split(":")[0] for v in SERVICES[name]["volumes"] if not v.endswith(":ro")]
    assert written
    assert set(written) <= set(volumes)


def test_passwords_come_from_files_alone() -> None:
    secrets = compose.read()["secrets"]
    assert all(secret["file"].startswith("./secrets/") for secret in secrets.values())
    for service in SERVICES.values():
        for name, value in service["environment"].items():
            if re.search(r"PASSWORD|AUTH|SECRET|TOKEN", name):
                assert re.search(r"_(FILE|PATH)$", name), f"{name} names a file"
                assert str(value).removeprefix("/run/secrets/") in service["secrets"]
    assert SERVICES["neo4j"]["environment"]["NEO4J_AUTH_PATH"].endswith("neo4j_auth")
    assert (ROOT / "secrets" / ".gitignore").read_text("utf-8").splitlines()[1] == "*", "no secret is ever committed"


def test_the_app_waits_for_a_server_that_answers() -> None:
    assert SERVICES["app"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert SERVICES["app"]["environment"]["NEO4J_URI"] == "bolt://neo4j:7687"


def test_the_image_takes_none_of_our_variables_for_a_setting() -> None:
    """Whatever begins with NEO4J_ becomes a line of neo4j.conf there, but for the names that its start script knows."""
    known = {"NEO4J_AUTH_PATH"}
    for name in SERVICES["neo4j"]["environment"]:
        assert name in known or re.match(r"NEO4J_(server|db|dbms)_", name)


def test_files_that_are_mounted_are_there() -> None:
    for service in SERVICES.values():
        for volume in service["volumes"]:
            source = compose.defaults(volume).split(":")[0]
            if source.startswith("."):
                assert (ROOT / source).exists(), volume


def test_yaml_has_no_key_twice() -> None:
    text = (ROOT / "docker-compose.yml").read_text("utf-8")

    def check(node: yaml.Node) -> None:
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            assert len(keys) == len(set(keys)), keys
            for _, value in node.value:
                check(value)

    root = yaml.compose(text)
    assert root
    check(root)
