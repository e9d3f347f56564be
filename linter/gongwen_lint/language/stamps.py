"""Stamps of a legality review: in a text box, as a picture whose words say so, or as a picture that says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..document import Place
from ..patterns import pattern
from .proof import Evidence, zone_of

if TYPE_CHECKING:
    from ..document import Picture
    from ..paper import Paper

_STAMP = pattern(
    r"合法(?:合规)?性审[查核]|(?:法制办(?:公室)?|司法局)[^，。；]{0,14}?(?:审[查核]|专用章|合格|通过|章)"
    r"|(?:已|经)(?:过|通过)?(?:合法性)?审[查核]|审[查核](?:专用)?章|审[查核](?:通过|合格)"
)
_NOT_STAMP = pattern(r"未|待|拟|尚|模板|样式|空白|流程图|制度|办法|请|财务|资格|备案审")
_NAMELESS = pattern(
    r"(?:图片|图像|图形|图|形状|对象|矩形|椭圆|组合|画布|文本框|自选图形|任意多边形|Picture|Image|Graphic"
    r"|Shape|Rectangle|Oval|Group|Object|Drawing|Bild|img|image|picture|screenshot|未命名|新建|IMG|DSC"
    r"|[Mm]micro)?"
    r"[\s_\-#:：]*[\da-fA-F]*(?:\.(?:png|jpe?g|bmp|gif|tiff?|emf|wmf|svg))?$",
    re.I,
)
_TOP = frozenset(("letterhead", "title", "recipients", "index", "attached"))


def stamped(paper: Paper) -> Iterator[Evidence]:
    """Evidence from text boxes and pictures."""
    document = paper.document
    for number, paragraph in enumerate(document.paragraphs):
        if paragraph.part == "textbox" and "审" in paragraph.text and zone_of(paper, number) != "attached":
            text = "".join(paragraph.text.split())
            if len(text) <= 40 and _STAMP.search(text) and not _NOT_STAMP.search(text):
                yield Evidence("done", paragraph.place(), paragraph.text.strip(), "stamp")
    for picture in document.pictures:
        evidence = _pictured(paper, picture)
        if evidence is not None:
            yield evidence


def _pictured(paper: Paper, picture: Picture) -> Evidence | None:
    zone = zone_of(paper, picture.paragraph) if picture.part in ("body", "textbox") else ""
    if zone == "attached":
        return None
    said = [
        w
        for w in (picture.alternative_text, picture.title, picture.name)
        if w.strip() and not _NAMELESS.match(w.strip())
    ]
    place = Place(picture.part, picture.paragraph, 0, 0)
    words = " ".join(said)
    if words:
        if _STAMP.search(words) and not _NOT_STAMP.search(words):
            return Evidence("done", place, words, "picture")
        return None
    if picture.anchored and zone and zone not in _TOP:
        return Evidence("unreadable", place, picture.words, "picture")
    return None
