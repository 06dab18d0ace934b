"""What a gateway remembers between two calls: policies of authorizers, and answers of cached methods."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Remembered:
    """Values by key, each until its time is over."""

    clock: Callable[[], float] = time.monotonic
    _values: dict[Hashable, tuple[float, Any]] = field(default_factory=dict)

    def get(self, key: Hashable) -> Any | None:
        """The value, while its time is not over."""
        until, value = self._values.get(key, (0.0, None))
        return value if self.clock() < until else None

    def put(self, key: Hashable, value: Any, seconds: int) -> None:
        """Nothing is remembered for no time."""
        if seconds > 0:
            self._values[key] = (self.clock() + seconds, value)
