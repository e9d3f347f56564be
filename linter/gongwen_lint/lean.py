"""Slotted dataclasses that are cheap to define.

`dataclasses` writes and compiles the methods of each class, 0.4 ms a class; the linter has over seventy, a third of the
time that a cold run may take. Here classes share their methods, 0.03 ms a class; instances behave the same and as fast,
and `fields`, `replace`, `asdict` of the standard library work on them. Type checkers see the standard decorator.
"""

from __future__ import annotations

import dataclasses
import types
from dataclasses import field, replace
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

__all__ = ["dataclass", "field", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    _ABSENT = object()  # the default of a field whose default is made anew each time

    def dataclass(*, slots, frozen=False, order=False):
        """`dataclasses.dataclass(slots=True)` and, if wanted, `frozen=True` and `order=True`; nothing else."""
        if not slots:
            raise TypeError("lean dataclasses are slotted")

        def make(cls):
            return _made(cls, frozen, order)

        return make

    def _fields(cls):
        """The fields that the annotations of a class declare, as `dataclasses` makes them."""
        fields = []
        for name, kind in getattr(cls, "__annotations__", {}).items():
            given = cls.__dict__.get(name, dataclasses.MISSING)
            made = given if isinstance(given, dataclasses.Field) else dataclasses.field(default=given)
            made.name, made.type, made._field_type = name, kind, dataclasses._FIELD
            fields.append(made)
        return fields

    @cache
    def _parameters(frozen, order):
        """What `dataclasses` notes about a class made with these parameters."""
        empty = types.new_class("Empty")
        return dataclasses.dataclass(init=False, repr=False, eq=order, order=order)(empty).__dataclass_params__

    def _made(cls, frozen, order):
        """The slotted class, with the methods that its fields ask for."""
        fields = _fields(cls)
        names = tuple(f.name for f in fields)
        body = {k: v for k, v in vars(cls).items() if k not in names and k not in ("__dict__", "__weakref__")}
        made = type(cls)(cls.__name__, cls.__bases__, {**body, "__slots__": names})
        made.__qualname__ = cls.__qualname__
        made.__dataclass_fields__ = {f.name: f for f in fields}
        made.__dataclass_params__ = _parameters(frozen, order)
        made.__match_args__ = names
        made.__init__ = _init(made, fields)
        if frozen:
            made.__setattr__, made.__delattr__ = _refuse_set, _refuse_delete
        made.__getstate__, made.__setstate__ = _state, _restore
        if "__repr__" not in body:
            made.__repr__ = _repr
        _compare(made, names, order)
        if not frozen:
            made.__hash__ = None
        return made

    def _init(cls, fields):
        """The constructor: the one of all classes with as many fields, given this class's names, defaults and slots."""
        check = getattr(cls, "__post_init__", None)
        code = _constructor(len(fields), check is not None).__code__
        cells = [_setter(vars(cls)[f.name].__set__, f.default_factory) for f in fields] + [check] * (check is not None)
        made = types.FunctionType(
            code.replace(co_varnames=("self", *(f.name for f in fields)), co_name="__init__"),
            {},
            "__init__",
            tuple(_ABSENT if f.default is dataclasses.MISSING else f.default for f in fields if not _needed(f)),
            tuple(types.CellType(cell) for cell in cells),
        )
        made.__qualname__ = f"{cls.__qualname__}.__init__"
        return made

    @cache
    def _constructor(count, checked):
        """def __init__(self, a0, a1): s0(self, a0); s1(self, a1); s2(self), with s0 … in its closure. `s0` puts a value
        into its slot by the slot's descriptor, which a frozen class cannot refuse; the last one is `__post_init__`."""
        puts = [f"s{n:02}(self, a{n:02})" for n in range(count)] + [f"s{count:02}(self)"] * checked
        names = ", ".join(f"s{n:02}" for n in range(count + checked))
        values = ", ".join(["self", *(f"a{n:02}" for n in range(count))])
        text = f"def outer({names}):\n def inner({values}):\n  {'; '.join(puts) or 'pass'}\n return inner"
        room = {}
        exec(text, room)
        return room["outer"](*[None] * (count + checked))

    def _needed(f):
        return f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING

    def _setter(put, factory):
        if factory is dataclasses.MISSING:
            return put
        return lambda self, value: put(self, factory() if value is _ABSENT else value)

    def _compare(cls, names, order):
        if len(names) == 1:
            (name,) = names
            of = attrgetter(name)
            values = lambda self: (of(self),)  # noqa: E731
        else:
            values = attrgetter(*names) if names else lambda self: ()

        def __eq__(self, other):
            return values(self) == values(other) if other.__class__ is cls else NotImplemented

        def __lt__(self, other):
            return values(self) < values(other) if other.__class__ is cls else NotImplemented

        def __le__(self, other):
            return values(self) <= values(other) if other.__class__ is cls else NotImplemented

        def __gt__(self, other):
            return values(self) > values(other) if other.__class__ is cls else NotImplemented

        def __ge__(self, other):
            return values(self) >= values(other) if other.__class__ is cls else NotImplemented

        cls.__eq__, cls.__hash__ = __eq__, lambda self: hash(values(self))
        if order:
            cls.__lt__, cls.__le__, cls.__gt__, cls.__ge__ = __lt__, __le__, __gt__, __ge__

    def _refuse_set(self, name, value):
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def _refuse_delete(self, name):
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def _repr(self):
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"{self.__class__.__qualname__}({shown})"

    def _state(self):
        return [getattr(self, name) for name in self.__slots__]

    def _restore(self, state):
        for name, value in zip(self.__slots__, state, strict=True):
            object.__setattr__(self, name, value)
