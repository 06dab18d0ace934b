"""ACM certificates."""

from __future__ import annotations

from .api import call
from .registry import Context, Created, Properties, handles


@handles("AWS::CertificateManager::Certificate")
def certificate(properties: Properties, context: Context) -> Created:
    # CloudFormation writes the validation records itself; the API's option of the same name means something else.
    properties.pop("DomainValidationOptions", None)
    return Created(call("acm", context.region, "request_certificate", properties)["CertificateArn"])
