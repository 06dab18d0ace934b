"""Greets whoever the authorizer let in: a user by name, a machine by its client."""

import json


def handler(event, context):
    claims = event["requestContext"]["authorizer"]["jwt"]["claims"]
    name = claims.get("username", claims["client_id"])
    body = {"message": f"Hello, World! I am {name}!"}
    return {"statusCode": 200, "headers": {"content-type": "application/json"}, "body": json.dumps(body)}
