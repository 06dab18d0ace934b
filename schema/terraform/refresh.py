"""Cuts what this crate uses out of `terraform providers schema -json` (on standard input) into aws-<version>.json.

An attribute's letters: r required, o optional, c computed, d deprecated, s sensitive; a block gives nesting, min, max and its inside.

    terraform providers schema -json | python3 schema/terraform/refresh.py 5.100.0
"""

import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
FLAGS = {"required": "r", "optional": "o", "computed": "c", "deprecated": "d", "sensitive": "s"}

# Resources of the provider too, of which only the data source is written.
READ = ("aws_secretsmanager_secret_version", "aws_ssm_parameter")


def block(found):
    out = {name: "".join(letter for flag, letter in FLAGS.items() if one.get(flag)) for name, one in found.get("attributes", {}).items()}
    for name, one in found.get("block_types", {}).items():
        bounds = {short: one[long] for short, long in (("min", "min_items"), ("max", "max_items")) if long in one}
        out[name] = {"nesting": one["nesting_mode"], **bounds, "block": block(one["block"])}
    return out


def used():
    sources = [*(HERE.parent.parent / "src" / "resources").rglob("*.rs"), *(HERE.parent.parent / "src" / "emit" / "hcl").rglob("*.rs")]
    return {word for path in sources for word in re.findall(r'"(aws_[a-z0-9_]+)"', path.read_text())}


def main():
    [provider] = json.load(sys.stdin)["provider_schemas"].values()
    out = {
        kind: {name: block(one["block"]) for name, one in provider[section].items() if name in used()}
        for kind, section in (("resources", "resource_schemas"), ("data", "data_source_schemas"))
    }
    # aws_lambda_function and others are data sources as well; only those that are written count.
    for name in READ:
        out["resources"].pop(name, None)
    out["data"] = {name: one for name, one in out["data"].items() if name not in out["resources"]}
    (HERE / f"aws-{sys.argv[1]}.json").write_text(json.dumps(out, indent=1, sort_keys=True) + "\n")


main()
