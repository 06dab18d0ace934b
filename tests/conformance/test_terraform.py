"""What `gen tf` writes is applied by the real Terraform, and makes the same account as what `gen cfn` writes.

All examples stand in one root, because Terraform's start is most of the cost. Where there is no `terraform`, or no provider offline,
these tests are skipped and say so.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import describe
import gen_command
import parameters
import pytest
from account import Account, MotoProcess
from terraform import Root, TerraformFailed
from terraform_mirror import missing

pytestmark = pytest.mark.skipif(missing() is not None, reason=f"LEFT OUT: everything that Terraform judges: {missing()}")

WITH_CORS = "hosted-login"
"""The example that gets another route: its paths have preflights."""


@dataclass
class Applied:
    """A root that holds every example, and what the account held when it was applied."""

    root: Root
    account: Account
    held: dict[str, Any]


@pytest.fixture(scope="module")
def applied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Applied]:
    with MotoProcess() as process:
        account = Account(process.url)
        root = Root(tmp_path_factory.mktemp("root"), account)
        for example in gen_command.examples():
            spec = gen_command.folder_of(example) / gen_command.SPEC_FILE
            root.add(example, spec)
            parameters.make_secrets(account, gen_command.compile_example(example))
        root.init()
        root.apply()
        yield Applied(root, account, describe.describe(account))


def test_life_of_the_examples(applied: Applied, tmp_path: Path) -> None:
    """A second plan is empty; a new route is a new deployment and nothing else; what is protected stays; the rest goes."""
    root = applied.root
    assert root.plan().actions == {}

    path = gen_command.copy_example(WITH_CORS, tmp_path)
    spec = gen_command.typed_spec_of(WITH_CORS)
    spec["api"]["rest"]["routes"]["GET /added"] = {"mock": {"body": "{}"}, "public": "to see what a new route changes"}
    path.write_text(json.dumps(spec), encoding="utf-8")
    root.add(WITH_CORS, path)
    planned = root.plan("-refresh=false")
    api = f"module.{WITH_CORS}.aws_api_gateway_"
    assert planned.of("replace") == {f"{api}deployment.api_deployment"}
    assert planned.of("update") == {f"{api}stage.api_stage"}
    assert planned.of("delete") == set()
    assert planned.of("create") == {
        f"{api}resource.api_added_resource",
        f"{api}method.api_added_get",
        f"{api}integration.api_added_get_integration",
        f"{api}method_response.api_added_get200",
        f"{api}integration_response.api_added_get_integration200",
        f"{api}method.api_added_options",
        f"{api}integration.api_added_options_integration",
        f"{api}method_response.api_added_options204",
        f"{api}integration_response.api_added_options_integration204",
    }
    assert changed(planned.changes[f"{api}stage.api_stage"]) == {"deployment_id"}

    with pytest.raises(TerraformFailed, match="Instance cannot be destroyed"):
        root.run("plan", "-destroy", "-refresh=false", "-no-color", "-input=false")
    for example in gen_command.examples():
        unprotect(root.folder / example)
    root.run("destroy", "-auto-approve", "-refresh=false", "-no-color", "-input=false")
    left = describe.describe(applied.account)
    left["pools"] = {name: pool for name, pool in left["pools"].items() if not name.startswith(parameters.EXISTING)}
    assert {name: held for name, held in left.items() if held} == {}
    for pool in (pool for name, pool in describe.describe(applied.account)["pools"].items() if name.startswith(parameters.EXISTING)):
        assert (pool.get("clients"), pool.get("users"), list(pool["groups"])) == (None, None, ["owners"])


def changed(change: dict[str, Any]) -> set[str]:
    """The arguments that an update changes, those that are only known after it included."""
    before, after = change["before"], change["after"]
    unknown = {name for name, value in change["after_unknown"].items() if value is True}
    computed = {"execution_arn", "invoke_url", "id", "arn", "web_acl_arn"}
    return ({name for name in before if before[name] != after.get(name)} | unknown) - computed


def unprotect(module: Path) -> None:
    """As a person would who means it."""
    pool = {"aws_cognito_user_pool": {"user_pool": {"lifecycle": {"prevent_destroy": False}}}}
    path = module / "user_pool.tf"
    if path.is_file() and "prevent_destroy" in path.read_text(encoding="utf-8"):
        (module / "unprotected_override.tf.json").write_text(json.dumps({"resource": pool}), encoding="utf-8")


def test_files_are_as_fmt_leaves_them_and_zips_are_whole(applied: Applied) -> None:
    for example in gen_command.examples():
        applied.root.run("fmt", "-check", "-diff", "-no-color", example)
        for path in (applied.root.folder / example).glob("functions/*.zip"):
            with zipfile.ZipFile(path) as archive:
                assert archive.testzip() is None
                [info] = archive.infolist()
                assert info.external_attr >> 16 & 0o777 == 0o644


def test_every_legal_spec_is_valid_in_both_syntaxes(applied: Applied, tmp_path: Path) -> None:
    """Examples, and the fixtures in which every key of the language stands."""
    root = Root(tmp_path, applied.account)
    specs = [gen_command.folder_of(example) / gen_command.SPEC_FILE for example in gen_command.examples()]
    for folder in ("ok", "reference"):
        specs += sorted((gen_command.REPOSITORY / "tests" / "fixtures" / folder).glob("*.yaml"))
    newer = set()
    for number, spec in enumerate(specs):
        for syntax in ("hcl", "json"):
            module = root.add(f"{syntax}_{number}", spec, syntax)
            if '">= 5.100, < 7"' not in (module / ("versions.tf" if syntax == "hcl" else "versions.tf.json")).read_text(encoding="utf-8"):
                newer.add(spec.name)
                (root.folder / f"{syntax}_{number}.tf.json").unlink()
    # What asks for more than the version that this machine has is held to the schema of that version by `cargo test --test terraform`.
    assert newer == {"managed_login.yaml"}
    root.init()
    for number in range(len(specs)):
        root.run("fmt", "-check", "-diff", "-no-color", f"hcl_{number}")
    root.run("validate", "-no-color")


@dataclass
class Difference:
    """What the two accounts may differ in: at which places, what each says there, and why that is no difference."""

    place: str
    cloudformation: Any
    terraform: Any
    reason: str
    seen: int = field(default=0, compare=False)

    def covers(self, path: str, one: Any, other: Any) -> bool:
        return bool(re.fullmatch(self.place, path)) and (one, other) == (self.cloudformation, self.terraform)


ABSENT = "(absent)"


def differences() -> list[Difference]:
    default = "the provider writes AWS's default; moto does not fill in what CloudFormation leaves out"
    omitted = "the provider leaves out what is AWS's default; moto does not fill it in"
    loopback = "CloudFormation has no other way to keep EC2 from allowing everything; the provider takes that rule away"
    return [
        Difference(
            r"networks/security_groups/.*/egress/-1 - with 127\.0\.0\.1/32", "Instead of the rule that allows everything", ABSENT, loopback
        ),
        Difference(r"functions/.*/VpcConfig/Ipv6AllowedForDualStack", ABSENT, False, default),
        Difference(r"pools/.*/PasswordPolicy/PasswordHistorySize", ABSENT, 0, default),
        Difference(r"pools/.*/AdminCreateUserConfig/AllowAdminCreateUserOnly", False, ABSENT, omitted),
        Difference(r"http_apis/.*/DefaultRouteSettings/DetailedMetricsEnabled", ABSENT, False, default),
        Difference(r"rest_apis/.*/methodIntegration/connectionType", ABSENT, "INTERNET", default),
        Difference(r"http_apis/.*/integration/ConnectionType", ABSENT, "INTERNET", default),
        Difference(r"rest_apis/.*/methodIntegration/timeoutInMillis", ABSENT, 29000, default),
        Difference(r"rest_apis/.*/validators/.*/validateRequest(Body|Parameters)", False, ABSENT, omitted),
    ]


def test_both_targets_make_the_same_account(applied: Applied) -> None:
    with MotoProcess() as process:
        account = Account(process.url)
        for example in gen_command.examples():
            template = gen_command.compile_example(example)
            account.create_stack(template, name=example, parameters=parameters.stand_ins(account, template, example))
        one = dict(leaves("", named_alike(describe.describe(account))))
    other = dict(leaves("", named_alike(applied.held)))
    assert len(one) > 500, "there is little to compare"
    known = differences()
    unexplained = []
    for path in sorted(one.keys() | other.keys()):
        values = one.get(path, ABSENT), other.get(path, ABSENT)
        if values[0] == values[1]:
            continue
        covering = [difference for difference in known if difference.covers(path, *values)]
        for difference in covering:
            difference.seen += 1
        if not covering:
            unexplained.append(f"{path}: CloudFormation {values[0]!r}, Terraform {values[1]!r}")
    assert unexplained == []
    assert [difference.place for difference in known if not difference.seen] == [], "these differences are gone: strike them off"


def leaves(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(f"{path}/{key}".lstrip("/"), item)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(f"{path}/{index}", item)
    else:
        yield path, value


def named_alike(described: dict[str, Any]) -> dict[str, Any]:
    """One name for what each target names in its own way: functions and their log groups."""
    text = re.sub(r"<function ([^<>]*)>", r"\1", json.dumps(described, default=str))
    for example in gen_command.examples():
        logs = rf"{example}-ApiAccessLogs-[0-9A-Z]{{12}}|/aws/apigateway/{example}-[0-9]{{18}}[0-9a-f]{{8}}"
        text = re.sub(logs, f"({example}: access log)", text)
        for key in gen_command.spec_of(example).get("functions") or {}:
            logical = "".join(word[:1].upper() + word[1:] for word in re.split("[-_]", key)) + "Function"
            name = f"({example}: {key})"
            text = re.sub(rf"{example}-{logical}Logs-[0-9A-Z]{{12}}|/aws/lambda/{example}-{key}-[0-9]{{18}}[0-9a-f]{{8}}", f"{name} log", text)
            text = re.sub(rf"{example}-{logical}|{example}-{key}(?![\w-])", name, text)
    return describe.normalise(json.loads(text), describe.Ids())
