"""How a stack is created: moto's engine with AWS's refusals put back.

moto resolves intrinsics and keeps stacks and outputs. Replaced here: which class creates a type, the checks before it, the order, and
what a failure leaves behind (status, events) where moto would answer with an error or with CREATE_COMPLETE.
"""

from __future__ import annotations

import functools
from typing import Any

import moto.cloudformation.parsing as parsing
from moto.cloudformation.exceptions import UnformattedGetAttTemplateException, ValidationError
from moto.cloudformation.models import Event, Stack
from moto.core.common_models import CloudFormationModel

from . import federation, order, schema
from .registry import HANDLERS, TRUSTED_STOCK_TYPES, Context, Created


class ResourceRefused(Exception):
    """A resource that AWS would not create, with the reason."""


@functools.cache
def _model_of(type_name: str) -> type[CloudFormationModel]:
    """moto's idea of a resource class, around one of our handlers."""
    handler = HANDLERS[type_name]

    class Model(CloudFormationModel):
        def __init__(self, created: Created) -> None:
            self.created = created

        @property
        def physical_resource_id(self) -> str:
            return self.created.ref

        @staticmethod
        def cloudformation_name_type() -> str:
            return ""

        @staticmethod
        def cloudformation_type() -> str:
            return type_name

        @classmethod
        def has_cfn_attr(cls, attr: str) -> bool:
            return attr in schema.attributes(type_name)

        def get_cfn_attribute(self, attribute: str) -> Any:
            if attribute not in schema.attributes(type_name):
                raise UnformattedGetAttTemplateException()
            if attribute not in self.created.attributes:
                raise ResourceRefused(f"the judge's handler of {type_name} does not know attribute {attribute}")
            return self.created.attributes[attribute]

        @classmethod
        def create_from_cloudformation_json(cls, resource_name: str, cloudformation_json: dict[str, Any], account_id: str,
                                            region_name: str, **kwargs: Any) -> Any:  # fmt: skip
            context = Context(region_name, kwargs["LogicalId"], resource_name)
            return cls(handler(dict(cloudformation_json["Properties"]), context))

        def is_created(self) -> bool:
            return True

    return Model


def _class_of(type_name: str) -> type[CloudFormationModel]:
    if type_name in HANDLERS:
        return _model_of(type_name)
    if type_name in TRUSTED_STOCK_TYPES:
        return parsing.get_model_map()[type_name]
    if not schema.exists(type_name):
        raise ValidationError(message=f"Template format error: Unrecognized resource types: [{type_name}]")
    raise ValidationError(message=f"the judge has no handler for {type_name}: add one under strict_moto/")


def _check_resolved(original: Any, resource_json: dict[str, Any], resources_map: Any) -> Any:
    """After intrinsics are resolved, before anything is made."""
    model, resolved, type_name = original(resource_json, resources_map)
    found = schema.faults(type_name, resolved["Properties"])
    if found:
        raise ResourceRefused("Properties validation failed: " + "; ".join(found))
    resolved["Properties"] = federation.resolve(resolved["Properties"], resources_map._region_name)
    return model, resolved, type_name


def _create_resources(stack: Stack) -> None:
    """Create all, or stop at the first refusal and say which resource and why, as CloudFormation's events do."""
    stack.status = "CREATE_IN_PROGRESS"
    stack.description = stack.template_dict.get("Description")
    for logical_id in order.creation_order(stack.template_dict):
        try:
            stack.resource_map[logical_id]
        except Exception as refusal:  # whatever a handler, botocore or moto raises is the resource's failure
            _fail(stack, logical_id, stack.template_dict["Resources"][logical_id]["Type"], refusal)
            return
        _record(stack, logical_id, "CREATE_COMPLETE", None)
    try:
        dict(stack.output_map)
    except Exception as refusal:
        _fail(stack, stack.name, "AWS::CloudFormation::Stack", refusal)
        return
    stack.mark_creation_complete()


def _fail(stack: Stack, logical_id: str, type_name: str, refusal: Exception) -> None:
    _record(stack, logical_id, "CREATE_FAILED", f"{type_name}: {type(refusal).__name__}: {str(refusal).removeprefix('ValidationError: ')}")
    # moto would create what is missing as soon as anyone looks at the stack.
    made = stack.resource_map._parsed_resources
    stack.resource_map._resource_json_map = {name: body for name, body in stack.resource_map._resource_json_map.items() if name in made}
    stack.output_map._output_json_map = {}
    stack.status = "CREATE_FAILED"
    stack._add_stack_event("CREATE_FAILED", f"The following resource(s) failed to create: [{logical_id}].")


def _record(stack: Stack, logical_id: str, status: str, reason: str | None) -> None:
    resource = stack.resource_map._parsed_resources.get(logical_id)
    stack.events.append(
        Event(
            stack_id=stack.stack_id,
            stack_name=stack.name,
            logical_resource_id=logical_id,
            physical_resource_id=getattr(resource, "physical_resource_id", None) or "",
            resource_type=stack.template_dict["Resources"].get(logical_id, {}).get("Type", "AWS::CloudFormation::Stack"),
            resource_status=status,
            resource_status_reason=reason,
            resource_properties=None,
        )
    )


def _refuse_early(original: Any, stack: Stack) -> Any:
    """What CreateStack itself refuses, before there is a stack."""
    try:
        order.creation_order(stack.template_dict)
    except order.TemplateError as error:
        raise ValidationError(message=str(error)) from error
    return original(stack)


def _refuse_update(*_: Any, **__: Any) -> None:
    raise ValidationError(message="the judge creates stacks; it does not update them")


def install() -> None:
    """Put the strict parts in moto's place."""
    parsing.resource_class_from_type = _class_of
    parsing.parse_resource = functools.partial(_check_resolved, parsing.parse_resource)
    create_resource_map = Stack._create_resource_map
    Stack._create_resource_map = lambda stack: _refuse_early(create_resource_map, stack)
    Stack.create_resources = _create_resources
    Stack.update = _refuse_update
