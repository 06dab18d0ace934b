"""Log groups. Stock moto passes properties on without a look."""

from __future__ import annotations

from .api import call
from .registry import Context, Created, Properties, handles

SERVICE = "logs"


@handles("AWS::Logs::LogGroup")
def log_group(properties: Properties, context: Context) -> Created:
    name = properties.get("LogGroupName", context.generated_name)
    days = properties.get("RetentionInDays")
    parameters = {"logGroupName": name, "kmsKeyId": properties.get("KmsKeyId"), "tags": properties.get("Tags")}
    call(SERVICE, context.region, "create_log_group", parameters)
    if days is not None:
        call(SERVICE, context.region, "put_retention_policy", {"logGroupName": name, "retentionInDays": days})
    groups = call(SERVICE, context.region, "describe_log_groups", {"logGroupNamePrefix": name})["logGroups"]
    return Created(name, {"Arn": next(group["arn"] for group in groups if group["logGroupName"] == name)})
