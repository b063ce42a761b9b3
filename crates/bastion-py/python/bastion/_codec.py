"""Between dataclasses and the JSON of the core."""

from __future__ import annotations

import dataclasses
import types
import typing
from typing import Any, TypeVar, Union

M = TypeVar("M", bound="Model")


class Model:
    """What every model has: plain dictionaries both ways."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what has its default is left out."""
        hints = _hints(type(self))
        members: dict[str, Any] = {}
        for field in dataclasses.fields(self):  # type: ignore[arg-type]
            value = getattr(self, field.name)
            if field.default is not dataclasses.MISSING and value == field.default:
                continue
            if field.default_factory is not dataclasses.MISSING and not value:
                continue
            members[field.name] = _encode(value, hints[field.name])
        return members

    @classmethod
    def from_dict(cls: type[M], members: dict[str, Any]) -> M:
        """The model of a JSON object that the core made."""
        hints = _hints(cls)
        return cls(**{name: _decode(value, hints[name]) for name, value in members.items()})


_HINTS: dict[type[Model], dict[str, Any]] = {}


def _hints(cls: type[Model]) -> dict[str, Any]:
    from bastion import models

    known = _HINTS.get(cls)
    if known is None:
        # two threads may both compute it: they find the same
        known = _HINTS[cls] = typing.get_type_hints(cls, vars(models))
    return known


def _tags(hint: Any) -> dict[str, type[Model]] | None:
    from bastion import models

    return models.TAGGED.get(hint)


def _strip_none(hint: Any) -> Any:
    if typing.get_origin(hint) in (Union, types.UnionType):
        arguments = tuple(argument for argument in typing.get_args(hint) if argument is not type(None))
        return Union[arguments]
    return hint


def _decode(value: Any, hint: Any) -> Any:
    if value is None:
        return None
    hint = _strip_none(hint)
    tags = _tags(hint) if typing.get_origin(hint) is Union else None
    if tags is not None:
        members = dict(value)
        return tags[members.pop("kind")].from_dict(members)
    if typing.get_origin(hint) is list:
        (inner,) = typing.get_args(hint)
        return [_decode(item, inner) for item in value]
    if typing.get_origin(hint) is dict:
        _, inner = typing.get_args(hint)
        return {name: _decode(item, inner) for name, item in value.items()}
    if isinstance(hint, type) and issubclass(hint, Model):
        return hint.from_dict(value)
    return value


def _encode(value: Any, hint: Any) -> Any:
    hint = _strip_none(hint)
    if isinstance(value, Model):
        tags = _tags(hint) if typing.get_origin(hint) is Union else None
        tag = next((tag for tag, cls in (tags or {}).items() if type(value) is cls), None)
        members = value.to_dict()
        return members if tag is None else {"kind": tag, **members}
    if isinstance(value, (list, tuple)):
        arguments = typing.get_args(hint)
        return [_encode(item, arguments[0] if arguments else Any) for item in value]
    if isinstance(value, dict):
        arguments = typing.get_args(hint)
        return {name: _encode(item, arguments[1] if arguments else Any) for name, item in value.items()}
    return value
