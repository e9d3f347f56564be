"""Colours as an eye names them."""

from __future__ import annotations


def red(colour: str | None) -> bool:
    """Whether a colour RRGGBB is a red such as 发文机关标志 and 红色分隔线 are printed in."""
    if colour is None or len(colour) != 6:
        return False
    strength, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return strength >= 0xA0 and max(green, blue) <= 0x70 and strength - max(green, blue) >= 0x60


def in_words(colour: str | None) -> str:
    """A colour as a clerk calls it."""
    if colour is None or len(colour) != 6:
        return "黑色"
    parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    if max(parts) - min(parts) <= 0x18:
        return "黑色" if max(parts) < 0x50 else "白色" if min(parts) > 0xE8 else "灰色"
    if red(colour):
        return "红色"
    strongest = max(range(3), key=parts.__getitem__)
    if strongest == 0 and parts[1] > 0x70:
        return "橙黄色"
    return ("红色", "绿色", "蓝色")[strongest] if strongest else "深红色"
