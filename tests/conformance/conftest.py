"""Fixtures of the conformance suite: one strict account for all tests, emptied before each stack."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import gen_command
import pytest
from account import Account, MotoProcess, Stack
from gateway import Gateway
from parameters import stand_ins

HANDLERS = Path(__file__).resolve().parents[2] / "templates" / "handlers"


@pytest.fixture(scope="session")
def running_account() -> Iterator[Account]:
    """The strict moto process, for the whole session."""
    with MotoProcess() as process:
        yield Account(process.url)


@pytest.fixture
def account(running_account: Account) -> Account:
    """An empty account."""
    running_account.reset()
    return running_account


@pytest.fixture
def gateway(account: Account) -> Iterator[Gateway]:
    """The data plane of the account; functions it started end with the test."""
    with Gateway(account) as opened:
        yield opened


@pytest.fixture
def stack(account: Account) -> Callable[[str], Stack]:
    """`stack("login-api")` compiles the example and creates its stack in the empty account."""

    def create(example: str) -> Stack:
        template = gen_command.compile_example(example)
        return account.create_stack(template, name=example, parameters=stand_ins(account, template))

    return create


@pytest.fixture(scope="session")
def handler_source() -> Callable[[str], str]:
    """The source of a built-in handler, by its name."""
    return lambda name: (HANDLERS / f"{name}.py").read_text(encoding="utf-8")
