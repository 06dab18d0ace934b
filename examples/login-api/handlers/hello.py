"""Greets whoever the authorizer let in."""

import json


def handler(event, context):
    claims = event["requestContext"]["authorizer"]["claims"]
    body = {"message": f"Hello, {claims['cognito:username']}!"}
    return {"statusCode": 200, "headers": {"content-type": "application/json"}, "body": json.dumps(body)}
