"""Three independent readers of CloudFormation documents, each giving the long forms of intrinsics (`Ref`, `Fn::GetAtt`...).

PyYAML reads YAML 1.1, as CloudFormation's own tools do; ruamel.yaml reads YAML 1.2; cfn-lint has a loader of its own on top of PyYAML.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import cfnlint.decode.cfn_yaml
import ruamel.yaml
import yaml

Reader = Callable[[str], Any]


def _long_form(tag: str, value: Any) -> dict[str, Any]:
    name = tag.lstrip("!")
    if name == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {name if name in ("Ref", "Condition") else f"Fn::{name}": value}


class _PlainLoader(yaml.SafeLoader):
    """YAML 1.1 with CloudFormation's tags."""


def _pyyaml_tag(loader: yaml.SafeLoader, tag: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        return _long_form(tag, loader.construct_scalar(node))
    if isinstance(node, yaml.SequenceNode):
        return _long_form(tag, loader.construct_sequence(node, deep=True))
    return _long_form(tag, loader.construct_mapping(node, deep=True))


_PlainLoader.add_multi_constructor("!", _pyyaml_tag)


def read_plain(text: str) -> Any:
    """YAML 1.1."""
    return yaml.load(text, Loader=_PlainLoader)


def read_yaml_12(text: str) -> Any:
    """YAML 1.2."""
    return _Ruamel().load(text)


class _Ruamel(ruamel.yaml.YAML):
    def __init__(self) -> None:
        super().__init__(typ="safe", pure=True)
        self.version = (1, 2)

        class Constructor(ruamel.yaml.SafeConstructor):
            pass

        Constructor.add_multi_constructor("!", _ruamel_tag)
        self.Constructor = Constructor


def _ruamel_tag(constructor: Any, tag: Any, node: Any) -> dict[str, Any]:
    name = str(tag)
    if isinstance(node, ruamel.yaml.ScalarNode):
        return _long_form(name, constructor.construct_scalar(node))
    if isinstance(node, ruamel.yaml.SequenceNode):
        return _long_form(name, constructor.construct_sequence(node, deep=True))
    return _long_form(name, constructor.construct_mapping(node, deep=True))


def read_cfn_lint(text: str) -> Any:
    """cfn-lint's loader, without its position-keeping classes."""
    return json.loads(json.dumps(cfnlint.decode.cfn_yaml.loads(text)))


def read_json(text: str) -> Any:
    return json.loads(text)


YAML_READERS: dict[str, Reader] = {"PyYAML": read_plain, "ruamel.yaml": read_yaml_12, "cfn-lint": read_cfn_lint}
