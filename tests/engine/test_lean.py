"""A lean dataclass behaves like the standard library's, whichever way one looks at it."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import field

import pytest

from gongwen_lint import lean


def decorated(decorator):
    @decorator(frozen=True, slots=True, order=True)
    class Point:
        """A point."""

        x: int
        y: int = 2
        words: tuple[str, ...] = ()
        more: dict[str, int] = field(default_factory=dict, metadata={"doc": "更多"}, compare=True)

        @property
        def total(self) -> int:
            """The sum."""
            return self.x + self.y

    return Point


@lean.dataclass(frozen=True, slots=True)
class Checked:
    """Refuses what is negative."""

    x: int = 0

    def __post_init__(self):
        if self.x < 0:
            raise ValueError(self.x)


@lean.dataclass(frozen=True, slots=True)
class Empty:
    """Has no fields."""


BOTH = [decorated(dataclasses.dataclass), decorated(lean.dataclass)]


@pytest.fixture(params=BOTH, ids=["standard", "lean"])
def point(request):
    return request.param


def test_it_is_made_by_place_and_by_name_with_defaults(point):
    one = point(1, words=("a",))
    assert (one.x, one.y, one.words, one.more, one.total) == (1, 2, ("a",), {}, 3)
    assert point(1).more is not point(1).more


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), ((1, 2, (), {}, 5), {}), ((1,), {"x": 2}), ((1,), {"z": 2}), ((), {"y": 2})]
)
def test_wrong_arguments_are_refused(point, values, named):
    with pytest.raises(TypeError):
        point(*values, **named)


def test_it_cannot_be_changed(point):
    one = point(1)
    for name in ("x", "other"):
        with pytest.raises((dataclasses.FrozenInstanceError, TypeError)):  # the standard one says TypeError for `other`
            setattr(one, name, 5)
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.x
    assert not hasattr(one, "__dict__")


def test_equality_order_and_hash_go_by_the_fields(point):
    assert point(1) == point(1, 2) and point(1) != point(2) and point(1) != (1, 2, (), {})
    assert point(1) < point(2) and point(2) >= point(1, 9) and sorted([point(3), point(1)])[0].x == 1
    assert point(1) <= point(1) and not point(1) > point(1)
    with pytest.raises(TypeError):
        hash(point(1))  # its dict
    with pytest.raises(TypeError):
        point(1) < 1  # noqa: B015


def test_hashes_of_hashable_fields_agree_with_equality():
    assert len({Checked(1), Checked(1), Checked(2)}) == 2
    assert len({Empty(), Empty()}) == 1


def test_the_standard_tools_work_on_it(point):
    one = point(1)
    assert dataclasses.is_dataclass(point)
    assert [f.name for f in dataclasses.fields(point)] == ["x", "y", "words", "more"]
    assert dataclasses.fields(point)[3].metadata["doc"] == "更多"
    assert dataclasses.replace(one, y=5) == point(1, 5)
    assert dataclasses.asdict(one) == {"x": 1, "y": 2, "words": (), "more": {}}
    assert point.__match_args__ == ("x", "y", "words", "more")
    assert repr(one).endswith("Point(x=1, y=2, words=(), more={})")
    assert point.__doc__ == "A point."
    match one:
        case point(x, y):
            assert (x, y) == (1, 2)


def test_it_is_copied_and_pickled():
    for one in (Checked(3), Empty()):
        assert pickle.loads(pickle.dumps(one)) == one
        assert copy.deepcopy(one) == one == copy.copy(one)


def test_post_init_may_refuse_values():
    with pytest.raises(ValueError):
        Checked(-1)
    assert lean.replace(Checked(1), x=2) == Checked(2)


@lean.dataclass(slots=True)
class Open:
    """May be changed."""

    x: int = 0


def test_one_that_is_not_frozen_can_be_changed_and_has_no_hash():
    one = Open(1)
    one.x = 2
    assert one == Open(2)
    with pytest.raises(TypeError):
        hash(one)
    with pytest.raises(AttributeError):
        one.y = 3


def test_only_slotted_classes_are_made():
    with pytest.raises(TypeError):
        lean.dataclass(frozen=True, slots=False)
