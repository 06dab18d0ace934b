"""Which resource types can be created, and by what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Properties = dict[str, Any]


@dataclass(frozen=True)
class Context:
    """What a handler knows of the resource besides its properties."""

    region: str
    logical_id: str
    generated_name: str
    """The name CloudFormation makes up when the template gives none."""


@dataclass(frozen=True)
class Created:
    """What a handler made: what `Ref` returns and what `Fn::GetAtt` can read."""

    ref: str
    attributes: dict[str, Any] = field(default_factory=dict)


Handler = Callable[[Properties, Context], Created]

HANDLERS: dict[str, Handler] = {}

TRUSTED_STOCK_TYPES: frozenset[str] = frozenset(
    {
        "AWS::KMS::Key",
        "AWS::Route53::HostedZone",
        "AWS::Route53::RecordSet",
        "AWS::S3::Bucket",
        "AWS::SNS::Topic",
        "AWS::SSM::Parameter",
    }
)
"""Types that stock moto creates whole. Their properties still pass the schema check; nothing else of moto's own is used."""


def handles(type_name: str) -> Callable[[Handler], Handler]:
    """Register the function below as the one that creates resources of this type."""

    def register(handler: Handler) -> Handler:
        if type_name in HANDLERS:
            raise ValueError(f"{type_name} has two handlers")
        HANDLERS[type_name] = handler
        return handler

    return register
