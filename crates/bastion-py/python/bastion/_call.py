"""Operations by name."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from bastion import _bastion
from bastion._codec import Model

M = TypeVar("M", bound=Model)


def call(operation: str, arguments: dict[str, Any] | Model | bytes | str | None = None) -> Any:
    """Calls an operation with plain data and gives plain data.

    >>> call("rules.explain", {"rule": "COL004"})["name"]
    'column-removed'
    """
    return json.loads(_bastion.call(operation, encode(arguments)))


def call_typed(operation: str, arguments: Model, answer: type[M]) -> M:
    """Calls an operation with a model and gives a model."""
    return answer.from_dict(json.loads(_bastion.call(operation, encode(arguments))))


def encode(arguments: dict[str, Any] | Model | bytes | str | None) -> bytes:
    """The JSON of arguments."""
    if arguments is None:
        return b"{}"
    if isinstance(arguments, bytes):
        return arguments
    if isinstance(arguments, str):
        return arguments.encode()
    members = arguments.to_dict() if isinstance(arguments, Model) else arguments
    return json.dumps(members, allow_nan=False).encode()
