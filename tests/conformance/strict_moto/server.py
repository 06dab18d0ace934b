"""The process: `python -m strict_moto [--port N]`.

Binds a free port unless told otherwise, then prints one line, `ready http://127.0.0.1:PORT`, and serves until it is terminated. Beside
the AWS services and moto's own `/moto-api/`, it answers two questions that no AWS API answers:

    GET /strict-moto/stages/<api id>/<stage name>    what the stage's deployment froze (snapshots.py)
    GET /strict-moto/functions/<name>/code           the deployed archive of a function
"""

from __future__ import annotations

import argparse
import importlib
import json
import logging
import os
from collections.abc import Callable, Iterable
from typing import Any

from moto.awslambda.models import lambda_backends
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

from . import api, placement, refresh, repairs, sign_in, snapshots, stacks

HOST = "127.0.0.1"
HANDLER_MODULES = (
    "apigateway", "apigateway_methods", "apigateway_stages", "apigatewayv2", "certificates", "cognito", "ec2", "functions", "iam",
    "logs",
)  # fmt: skip
PREFIX = "/strict-moto/"
StartResponse = Callable[[str, list[tuple[str, str]]], Any]


def _own_answer(path: str) -> tuple[str, bytes] | None:
    """Content type and body for a path under /strict-moto/."""
    match path.removeprefix(PREFIX).split("/"):
        case ["stages", api_id, stage_name]:
            stage = snapshots.of_stage(api_id, stage_name)
            return stage and ("application/json", json.dumps(stage, default=str).encode())
        case ["functions", name, "code"]:
            return next((("application/zip", function.code_bytes) for function in _functions() if function.function_name == name), None)
    return None


def _functions() -> Iterable[Any]:
    for regions in lambda_backends.values():
        for backend in regions.values():
            yield from backend.list_functions()


class Application:
    """moto's application with the harness's own routes in front."""

    def __init__(self) -> None:
        self.moto = DomainDispatcherApplication(create_backend_app)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if not path.startswith(PREFIX):
            return self.moto(environ, start_response)
        answer = _own_answer(path)
        if answer is None:
            start_response("404 Not Found", [])
            return [b""]
        start_response("200 OK", [("content-type", answer[0])])
        return [answer[1]]


def main() -> None:
    parser = argparse.ArgumentParser(prog="strict_moto", description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=0, help="0, the default, takes a free one")
    arguments = parser.parse_args()

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    for module in HANDLER_MODULES:
        importlib.import_module(f"strict_moto.{module}")
    for part in (stacks, snapshots, sign_in, placement, refresh, repairs):
        part.install()

    server = make_server(HOST, arguments.port, Application(), threaded=True)
    url = f"http://{HOST}:{server.server_port}"
    os.environ[api.ENDPOINT_VARIABLE] = url
    print(f"ready {url}", flush=True)
    server.serve_forever()
