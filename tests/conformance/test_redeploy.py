"""A change of the API reaches the stage: it gives the deployment another logical id. A change elsewhere does not deploy again."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gen_command
import pytest
from template_readers import read_json

EXAMPLE = "hosted-login"
DEPLOYMENT = "AWS::ApiGateway::Deployment"
Spec = dict[str, Any]
Edit = Callable[[Spec], None]


def deployment_id(spec_path: Path) -> str:
    """The logical id of the one deployment."""
    template = read_json(gen_command.run("cfn", str(spec_path), "--format", "json"))
    [logical_id] = [name for name, resource in template["Resources"].items() if resource["Type"] == DEPLOYMENT]
    stages = [resource for resource in template["Resources"].values() if resource["Type"] == "AWS::ApiGateway::Stage"]
    assert [stage["Properties"]["DeploymentId"] for stage in stages] == [{"Ref": logical_id}]
    return logical_id


@pytest.fixture
def ids(tmp_path: Path) -> Callable[[Edit], tuple[str, str]]:
    """`ids(edit)`: the deployment's id of the example before and after the edit."""

    def compare(edit: Edit) -> tuple[str, str]:
        path = gen_command.copy_example(EXAMPLE, tmp_path)
        before = deployment_id(path)
        spec = gen_command.typed_spec_of(EXAMPLE)
        edited = copy.deepcopy(spec)
        edit(edited)
        assert edited != spec, "the edit changes nothing"
        path.write_text(json.dumps(edited), encoding="utf-8")
        return before, deployment_id(path)

    return compare


def _rest(spec: Spec) -> Spec:
    return spec["api"]["rest"]


def _new_route(spec: Spec) -> None:
    _rest(spec)["routes"]["GET /added"] = {"mock": {"body": "{}"}, "public": "to see whether it is deployed"}


def _changed_route(spec: Spec) -> None:
    route = _rest(spec)["routes"]["GET /pets"]
    route["timeout"] = "7s"


def _removed_route(spec: Spec) -> None:
    del _rest(spec)["routes"]["GET /pets/{id}"]


def _authorizer(spec: Spec) -> None:
    next(iter(_rest(spec)["authorizers"].values()))["user_pool"]["cache"] = "7m"


def _gateway_response(spec: Spec) -> None:
    response = {"headers": {"X-Added": "yes"}}
    _rest(spec).setdefault("gateway_responses", {})["bad_request_body"] = response


def _cors(spec: Spec) -> None:
    _rest(spec)["cors"] = {"origins": ["https://changed.example.com"]}


DEPLOYS_AGAIN: dict[str, Edit] = {
    "new route": _new_route,
    "changed route": _changed_route,
    "removed route": _removed_route,
    "authorizer": _authorizer,
    "gateway response": _gateway_response,
    "cors": _cors,
}


@pytest.mark.parametrize("change", DEPLOYS_AGAIN)
def test_a_change_of_the_api_deploys_again(ids: Callable[[Edit], tuple[str, str]], change: str) -> None:
    before, after = ids(DEPLOYS_AGAIN[change])
    assert before != after


def _pool_message(spec: Spec) -> None:
    spec["user_pool"].setdefault("messages", {})["invitation"] = {
        "email_subject": "Welcome",
        "email": "Hello {username}, your temporary password is {####}",
    }


def _tags(spec: Spec) -> None:
    spec.setdefault("tags", {})["added"] = "yes"


def _client(spec: Spec) -> None:
    spec["clients"]["added"] = {"auth_flows": ["user_srp"]}


DOES_NOT_DEPLOY_AGAIN: dict[str, Edit] = {"pool message": _pool_message, "tags": _tags, "client": _client}


@pytest.mark.parametrize("change", DOES_NOT_DEPLOY_AGAIN)
def test_a_change_elsewhere_does_not(ids: Callable[[Edit], tuple[str, str]], change: str) -> None:
    before, after = ids(DOES_NOT_DEPLOY_AGAIN[change])
    assert before == after


def test_the_same_spec_gives_the_same_deployment(tmp_path: Path) -> None:
    """Written as YAML or as JSON, here or there."""
    path = gen_command.copy_example(EXAMPLE, tmp_path)
    path.write_text(json.dumps(gen_command.typed_spec_of(EXAMPLE)), encoding="utf-8")
    assert deployment_id(path) == deployment_id(gen_command.folder_of(EXAMPLE) / gen_command.SPEC_FILE)
