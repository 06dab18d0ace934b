"""API Gateway's data plane over what is deployed: who gets through the door, and what answers behind it.

A reading of AWS's documentation, not AWS. What it does not know answers 501 and never lets anybody in.

    front.py             Gateway.call(api, stage, method, path, ...) -> Response; finds the API and its kind
    rest.py              REST APIs: route, authorize, validate, integrate, gateway responses
    rest_authorizers.py  Cognito and Lambda authorizers, AWS_IAM, API keys
    rest_integrations.py MOCK, HTTP proxy, Lambda proxy and Lambda
    http_api.py          HTTP APIs: routes, JWT authorizers, CORS
    routing.py           path templates
    tokens_in.py         signature, issuer and lifetime of a JWT
    functions.py         runs deployed Python code in a process of its own, with its role's rights only
    messages.py          Request, Response, refusals
"""

from .front import Gateway
from .messages import Response

__all__ = ["Gateway", "Response"]
