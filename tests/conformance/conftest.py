"""Fixtures of the conformance suite: one strict account for all tests, emptied before each test that changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import gen_command
import pytest
from account import Account, MotoProcess, Stack
from gateway import Gateway
from parameters import stand_ins

LONGEST = "test_terraform.py"
"""The file that takes as long as all the others: where files run side by side it is the first."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.name != LONGEST)


@pytest.fixture(scope="session")
def running_account() -> Iterator[Account]:
    """The strict moto process, for the whole session."""
    with MotoProcess() as process:
        yield Account(process.url)


@dataclass
class Shared:
    """The example that the account holds unchanged since it was created."""

    example: str | None = None
    stack: Stack | None = None


@pytest.fixture(scope="session")
def shared() -> Shared:
    return Shared()


@pytest.fixture
def account(running_account: Account, shared: Shared) -> Account:
    """An empty account, to do anything with."""
    shared.example = None
    running_account.reset()
    return running_account


@pytest.fixture
def gateway(running_account: Account) -> Iterator[Gateway]:
    """The data plane of the account; functions it started end with the test."""
    with Gateway(running_account) as opened:
        yield opened


@pytest.fixture
def stack(account: Account) -> Callable[[str], Stack]:
    """`stack("login-api")` compiles the example and creates its stack in the empty account."""

    return lambda example: create_example(account, example)


@pytest.fixture
def shared_stack(running_account: Account, shared: Shared) -> Callable[[str], Stack]:
    """As `stack`, but kept from test to test while the next asks for the same example. For tests that only look."""

    def create(example: str) -> Stack:
        if shared.example != example:
            shared.example = None
            running_account.reset()
            shared.stack = create_example(running_account, example)
            shared.example = example
        return shared.stack

    return create


def create_example(account: Account, example: str) -> Stack:
    template = gen_command.compile_example(example)
    return account.create_stack(template, name=example, parameters=stand_ins(account, template, example))
