"""The table of what moto cannot deploy is true: moto still says so, the strict account still does what it is said to do."""

from __future__ import annotations

import importlib
import os
import re
from pathlib import Path

import gaps
import gen_command
import moto_probes
import pytest
from account import Account, StackFailed
from cfnlint.api import ManualArgs, lint
from gaps import GAPS, Gap
from parameters import stand_ins
from strict_moto import server
from strict_moto.registry import CHECKED_ONLY, HANDLERS, TRUSTED_STOCK_TYPES
from template_readers import read_plain
from terraform import Root, TerraformFailed
from terraform_mirror import missing

for module in server.HANDLER_MODULES:
    importlib.import_module(f"strict_moto.{module}")

ROOT = gen_command.REPOSITORY
MADE = [gap for gap in GAPS if gap.made_by]
UNMADE = [gap for gap in GAPS if not gap.made_by]
ACCOUNT_WIDE = "tests/fixtures/ok/api.yaml"
"""Sets the one role of its account: deployed here alone, because the examples share an account in other tests."""


def name_of(gap: Gap) -> str:
    return f"{gap.asked}: {gap.what}"


def document(spec: str | Path) -> str:
    return gen_command.run("cfn", str(ROOT / spec))


def types_in(template: str) -> set[str]:
    return {resource["Type"] for resource in read_plain(template)["Resources"].values()}


def emitted() -> set[str]:
    """The types that rows of the compiler name."""
    rows = (path.read_text(encoding="utf-8") for path in (ROOT / "src" / "resources").rglob("*.rs"))
    return {name for text in rows for name in re.findall(r'Cfn::Resource\("(AWS::\w+::\w+)"\)', text)}


@pytest.mark.parametrize("gap", GAPS, ids=name_of)
def test_moto_still_says_so(gap: Gap) -> None:
    assert moto_probes.said_by_stock(gap.probe) == gap.error, "moto has learnt something: strike it off, or quote its new words"


@pytest.mark.parametrize("gap", UNMADE, ids=name_of)
def test_what_nobody_makes_is_not_made_by_the_strict_account(account: Account, gap: Gap) -> None:
    """A server says 500 where moto raises what is no answer of AWS."""
    said = moto_probes.said(gap.probe, account)
    assert said is not None
    assert said == gap.error or re.search(r"\(500\)|HTTP Error 500", said), said


@pytest.mark.parametrize("gap", MADE, ids=name_of)
def test_what_strict_moto_makes_is_made(account: Account, gap: Gap) -> None:
    """Bad tokens are refused by an answer of AWS; all else is done."""
    assert (ROOT / "tests/conformance/strict_moto" / gap.made_by).is_file()
    said = moto_probes.said(gap.probe, account)
    assert said is None or re.search(r"\((NotAuthorizedException|InvalidParameterException)\)", said), said


@pytest.mark.parametrize("gap", GAPS, ids=name_of)
def test_it_is_emitted(gap: Gap) -> None:
    assert gap.sign in document(gap.spec)


@pytest.mark.parametrize("spec", sorted({gap.spec for gap in UNMADE}))
def test_what_nobody_makes_is_emitted_and_satisfies_the_resource_schemas(spec: str) -> None:
    """By cfn-lint, whose schemas are the registry's."""
    matches = lint(document(spec), config=ManualArgs(regions=["us-east-1"]))
    assert [f"{match.rule.id} line {match.linenumber}: {match.message}" for match in matches] == []


def test_managed_login_passes_the_strict_account_that_checks_its_properties(account: Account) -> None:
    template = document(gaps.NEWER_SPEC)
    stack = account.create_stack(template, parameters=stand_ins(account, template, "gap"))
    made = {name for name, resource in read_plain(template)["Resources"].items() if resource["Type"] in CHECKED_ONLY}
    assert made and made <= stack.resources.keys()


def test_a_mapping_of_several_parts_fails_its_stack_in_the_words_of_the_table(account: Account) -> None:
    [gap] = [gap for gap in UNMADE if gap.asked == "CreateApiMapping"]
    template = document(gap.spec)
    with pytest.raises(StackFailed, match=re.escape(gap.error)):
        account.create_stack(template, parameters=stand_ins(account, template, "gap"))


def test_the_types_that_stock_cloudformation_skips_are_listed() -> None:
    skipped = moto_probes.unsupported(sorted(emitted()))
    assert skipped == sorted(gaps.UNSUPPORTED.format(name) for name in gaps.UNSUPPORTED_TYPES)


def test_rows_name_every_type_that_is_emitted() -> None:
    """Or the tests here look at less than there is."""
    found = set()
    for snapshot in (ROOT / "snapshots" / "cfn").glob("*.snap"):
        found |= set(re.findall(r"^ +Type: (AWS::\w+::\w+)$", snapshot.read_text(encoding="utf-8"), re.MULTILINE))
    assert len(found) > 30
    assert found - emitted() == set()


def test_every_type_is_deployed_for_real_or_in_the_table() -> None:
    in_the_table = {gap.what for gap in UNMADE}
    assert emitted() & CHECKED_ONLY == emitted() & in_the_table
    assert emitted() - HANDLERS.keys() - TRUSTED_STOCK_TYPES == set()
    deployed = {name for example in gen_command.examples() for name in types_in(gen_command.compile_example(example))}
    deployed |= types_in(document(ACCOUNT_WIDE))
    assert emitted() - deployed - in_the_table == set(), "no deployed spec has these: add one under tests/fixtures/deploy"


def test_the_role_of_the_account_is_set(account: Account) -> None:
    template = document(ACCOUNT_WIDE)
    assert "cloudwatchRoleArn" not in account.client("apigateway").get_account()
    make_archives(account, template)
    account.create_stack(template, parameters=stand_ins(account, template, "gap"))
    roles = {role["Arn"] for role in account.client("iam").list_roles()["Roles"]}
    assert account.client("apigateway").get_account()["cloudwatchRoleArn"] in roles
    functions = [function["FunctionName"] for function in account.client("lambda").list_functions()["Functions"]]
    reserved = [account.client("lambda").get_function_concurrency(FunctionName=name) for name in functions]
    assert any("ReservedConcurrentExecutions" in answer for answer in reserved)


def make_archives(account: Account, template: str) -> None:
    """What the functions of a template expect in buckets."""
    service = account.client("s3")
    for resource in read_plain(template)["Resources"].values():
        code = resource.get("Properties", {}).get("Code", {})
        if isinstance(code, dict) and "S3Bucket" in code:
            service.create_bucket(Bucket=code["S3Bucket"])
            service.put_object(Bucket=code["S3Bucket"], Key=code["S3Key"], Body=b"")


@pytest.mark.skipif(missing() is not None, reason=f"LEFT OUT: what Terraform says: {missing()}")
def test_terraform_still_has_no_provider_for_managed_login(account: Account, tmp_path: Path) -> None:
    root = Root(tmp_path, account)
    module = root.add("managed", ROOT / gaps.NEWER_SPEC)
    assert '"aws_cognito_managed_login_branding"' in "".join(path.read_text(encoding="utf-8") for path in module.glob("*.tf"))
    with pytest.raises(TerraformFailed) as refused:
        root.init()
    assert gaps.NEWER_PROVIDER in " ".join(str(refused.value).split())


def test_what_holds_it_exists() -> None:
    """Files and the tests in them."""
    paths = set(re.findall("`(tests/[^`]+)`", gaps.table()))
    assert len(paths) > 5
    for path in paths:
        file, _, test = path.partition("::")
        text = (ROOT / file).read_text(encoding="utf-8")
        assert not test or re.search(rf"^(def|fn) {test}\(", text, re.MULTILINE), path


def test_the_readme_shows_the_table() -> None:
    text = gaps.README.read_text(encoding="utf-8")
    before, heading, rest = text.partition(gaps.HEADING)
    assert heading, "the README has no such section"
    after = re.search(r"^## ", rest, re.MULTILINE)
    current = before + gaps.section() + ("\n" + rest[after.start() :] if after else "")
    if os.environ.get("UPDATE"):
        gaps.README.write_text(current, encoding="utf-8")
    else:
        assert text == current, "out of date: run again with UPDATE=1"
