"""Lambda functions and who may invoke them. Stock moto drops tracing, architectures, logging, layers and tags."""

from __future__ import annotations

import io
import zipfile

from .api import call
from .registry import Context, Created, Properties, handles

SERVICE = "lambda"
INLINE_FILES = {"python": "index.py", "nodejs": "index.js"}
"""CloudFormation writes inline code to this one file and supports no other runtime: the handler must start with `index.`"""
INLINE_LIMIT = 4 * 1024 * 1024


class Refused(Exception):
    """What Lambda or CloudFormation answers and moto does not."""


@handles("AWS::Lambda::Function")
def function(properties: Properties, context: Context) -> Created:
    properties.setdefault("FunctionName", context.generated_name)
    properties["Code"] = _code(dict(properties["Code"]), properties.get("Runtime", ""), properties.get("Handler", ""))
    reserved = properties.pop("ReservedConcurrentExecutions", None)
    made = call(SERVICE, context.region, "create_function", properties)
    if reserved is not None:
        limit = {"FunctionName": made["FunctionName"], "ReservedConcurrentExecutions": reserved}
        call(SERVICE, context.region, "put_function_concurrency", limit)
    return Created(made["FunctionName"], {"Arn": made["FunctionArn"]})


def _code(code: Properties, runtime: str, handler: str) -> Properties:
    source = code.get("ZipFile")
    if source is None:
        return code
    file = next((name for prefix, name in INLINE_FILES.items() if runtime.startswith(prefix)), None)
    if file is None:
        raise Refused(f"ZipFile can only be used when Runtime is set to a Python or Node.js runtime, not {runtime}")
    if len(source.encode()) > INLINE_LIMIT:
        raise Refused("inline code is larger than CloudFormation takes")
    if not handler.startswith("index."):
        raise Refused(f"inline code is the file {file}: handler {handler} does not exist")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as bundle:
        bundle.writestr(file, source)
    return {"ZipFile": archive.getvalue()}


@handles("AWS::Lambda::Permission")
def permission(properties: Properties, context: Context) -> Created:
    call(SERVICE, context.region, "add_permission", {"StatementId": context.generated_name, **properties})
    return Created(context.generated_name, {"Id": context.generated_name})
