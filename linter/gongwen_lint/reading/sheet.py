"""The style sheet's styles, each cut out of its bytes and parsed when it is asked for.

A paper uses a handful of the styles its sheet defines, and the sheet may be many times longer than the paper
(python-docx writes 350 kB). So the sheet is unpacked and cut only as far as the styles in use stand in it. A sheet that
is not written in the usual way, with prefix w and no comments, is parsed as a whole.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from ..document import Unreadable
from ..patterns import pattern
from .names import BASED_ON, DEFAULT, STYLE, STYLE_ID, TYPE, VAL, W
from .package import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

    from .limits import Limits

_NAMESPACE = b'xmlns:w="' + W[1:-1].encode() + b'"'
_SHORT_HEAD = b"<w:styles " + _NAMESPACE + b">"
_OTHER_PREFIX = pattern(rb"""[<\s/](?!w:|xml:)[A-Za-z_][\w.-]{0,40}:[A-Za-z]""")  # names that need the sheet's own head
_START, _END = b"<w:style ", b"</w:style>"
_DEFAULTS_START, _DEFAULTS_END = b"<w:docDefaults>", b"</w:docDefaults>"
_ATTRIBUTE = pattern(rb"""w:(styleId|type|default)=["']([^"']*)["']""")
_BASE = pattern(rb"""<w:basedOn w:val=["']([^"']*)["']""")
_ALTERNATE = b"AlternateContent"
_SIGNS = (b"<!", _ALTERNATE, b"<w:style\n", b"<w:style\r")  # of what cannot simply be cut: comments, CDATA …
_DOC_DEFAULTS = W + "docDefaults"
_YES = ("1", "true", "on")


class Style:
    """One style: its type, its identifier, and its element, parsed when it is asked for."""

    __slots__ = ("_element", "_head", "_limits", "_source", "identifier", "kind")

    def __init__(self, kind: str, identifier: str, source: bytes | Element, head: bytes, limits: Limits) -> None:
        self.kind = kind
        self.identifier = identifier
        self._source = source if isinstance(source, bytes) else b""
        self._element = None if isinstance(source, bytes) else source
        self._head = head
        self._limits = limits

    @property
    def element(self) -> Element:
        """The w:style; an empty one where it is damaged."""
        if self._element is None:
            self._element = _parsed(self._head, self._source, self._limits)
        return self._element

    @property
    def base(self) -> str | None:
        """The identifier of the style it is based on; told without parsing where it can be."""
        if self._source:
            found = _BASE.search(self._source)
            return _unescaped(found[1]) if found else None
        return next((child.get(VAL) for child in self.element.iterchildren(BASED_ON)), None)

    def mentions(self, name: str) -> bool:
        """Whether an element of this name may occur in it; told from its bytes, without parsing."""
        if self._source:
            return name.encode() in self._source
        return next(self.element.iter(W + name), None) is not None


class Sheet:
    """Finds styles by identifier, and default styles by type, in a style sheet that comes piece by piece."""

    __slots__ = (
        "_bytes",
        "_defaults",
        "_head",
        "_limits",
        "_pieces",
        "_position",
        "_styles",
        "_unusual",
        "doc_defaults",
    )

    def __init__(self, pieces: Iterator[bytes], limits: Limits) -> None:
        self._pieces = pieces
        self._limits = limits
        self._bytes = b""
        self._position = 0
        self._head: bytes | None = None  # from the beginning to the end of the root's start tag
        self._styles: dict[str, Style] = {}
        self._defaults: dict[str, Style] = {}
        self._unusual = False
        self.doc_defaults: Element | None = None  # known when the first style is

    def style(self, identifier: str) -> Style | None:
        """A style by its identifier."""
        while identifier not in self._styles and self._next():
            pass
        return self._styles.get(identifier)

    def default(self, kind: str) -> Style | None:
        """The default style of a type."""
        while kind not in self._defaults and self._next():
            pass
        return self._defaults.get(kind)

    def _next(self) -> bool:
        """Find one more style; False at the end."""
        if self._head is None and not self._begin():
            return False
        start = self._find(_START, self._position)
        if self._unusual:
            return self._whole()
        if self.doc_defaults is None and not self._styles:
            between = self._bytes[self._position : start if start >= 0 else len(self._bytes)]
            begin, end = between.find(_DEFAULTS_START), between.find(_DEFAULTS_END)
            if 0 <= begin < end:
                defaults = between[begin : end + len(_DEFAULTS_END)]
                self.doc_defaults = _parsed(self._head or b"", defaults, self._limits)
        if start < 0:
            self._position = len(self._bytes)
            return False
        tag_end = self._find(b">", start)
        end = tag_end + 1 if self._bytes[tag_end - 1 : tag_end] == b"/" else self._find(_END, start) + len(_END)
        if tag_end < 0 or end <= start:  # cut off
            self._position = len(self._bytes)
            return False
        if self._unusual:
            return self._whole()
        self._position = end
        named = dict(_ATTRIBUTE.findall(self._bytes, start, tag_end))
        if b"styleId" in named:
            identifier, kind = (
                _unescaped(named[b"styleId"]),
                named.get(b"type", b"paragraph").decode("ascii", "replace"),
            )
            style = Style(kind, identifier, self._bytes[start:end], self._head or b"", self._limits)
            self._add(style, named.get(b"default", b"").decode("ascii", "replace"))
        return True

    def _add(self, style: Style, default: str | None) -> None:
        self._styles.setdefault(style.identifier, style)
        if default in _YES:
            self._defaults.setdefault(style.kind, style)

    def _begin(self) -> bool:
        start = self._find(b"<w:styles", 0)
        end = self._find(b">", start) if start >= 0 else -1
        head = self._bytes[: end + 1]
        if end < 0 or _NAMESPACE not in head or self._unusual or head.endswith(b"/>") or b"&" in head:
            return self._whole()
        self._head, self._position = head, end + 1
        return True

    def _find(self, words: bytes, start: int) -> int:
        """Where the words stand next, unpacking as much as it takes; -1 where nowhere."""
        while True:
            found = self._bytes.find(words, start)
            if found >= 0:
                return found
            start = max(start, len(self._bytes) - len(words) + 1)
            piece = next(self._pieces, None)
            if piece is None:
                return -1
            joint = self._bytes[-len(_ALTERNATE) :] + piece[: len(_ALTERNATE)]
            self._unusual = self._unusual or any(sign in part for part in (piece, joint) for sign in _SIGNS)
            self._bytes += piece

    def _whole(self) -> bool:
        """Parse the sheet as a whole; there is nothing to find after that."""
        content = self._bytes + b"".join(self._pieces)
        self._bytes, self._position, self._head = b"", 0, b""
        root: Iterable[Element] = ()
        with suppress(Unreadable):  # a broken style sheet counts as none
            root = parse(content, self._limits) if content else ()
        for element in root:
            if element.tag == STYLE:
                identifier = element.get(STYLE_ID)
                if identifier is not None:
                    style = Style(element.get(TYPE, "paragraph"), identifier, element, b"", self._limits)
                    self._add(style, element.get(DEFAULT))
            elif element.tag == _DOC_DEFAULTS:
                self.doc_defaults = element
        return False


def _parsed(head: bytes, source: bytes, limits: Limits) -> Element:
    """One element of the sheet parsed by itself; an empty one where it is damaged."""
    if head and not _OTHER_PREFIX.search(source):
        head = _SHORT_HEAD
    with suppress(Unreadable):
        for element in parse(head + source + b"</w:styles>", limits):
            return element
    return parse(b"<none/>", limits)


def _unescaped(value: bytes) -> str:
    text = value.decode("utf-8", "replace")
    if "&" in text:
        from html import unescape

        return unescape(text)
    return text
