"""The gateway's one entry."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Self

from account import Account

from . import http_api, rest
from .functions import Functions
from .messages import Headers, Request, Response, Unsupported
from .remembered import Remembered


class Gateway:
    """Calls stages of one account's APIs; a context manager, because it starts functions."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.functions = Functions(account)
        self.remembered = Remembered()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.functions.close()

    def call(self, api_id: str, stage: str, method: str, path: str, *, headers: Mapping[str, str] | None = None,
             query: dict[str, str] | None = None, body: str | None = None) -> Response:  # fmt: skip
        """What a caller of `https://<api>.execute-api.<region>.amazonaws.com/<stage><path>` gets."""
        request = Request(method, path, Headers(headers), dict(query or {}), body)
        snapshot = self.account.stage_snapshot(api_id, stage)
        try:
            if snapshot is not None:
                return rest.RestStage(self.account, self.functions, self.remembered, api_id, stage, snapshot).answer(request)
            return http_api.HttpStage(self.account, self.functions, api_id, stage).answer(request)
        except Unsupported as unknown:
            return Response(501, json.dumps({"message": f"this gateway does not know: {unknown}"}))
