"""Which documents a path means, and which paths a glob means."""

from __future__ import annotations

import os

import pytest

from gongwen_lint.files import documents, matches


@pytest.fixture
def tree(tmp_path):
    names = [
        "b.docx",
        "a.DOCX",
        "~$a.docx",
        "c.docm",
        "d.dotx",
        "e.dotm",
        "f.doc",
        "g.txt",
        "h.md",
        "sub/i.docx",
        ".git/j.docx",
        "sub/deep/k.docx",
    ]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "folder.docx").mkdir()
    return tmp_path


def found(tree, *paths):
    return [os.path.relpath(d, tree).replace(os.sep, "/") if d != "-" else d for d in documents(paths)]


def test_a_folder_is_searched_for_word_documents_in_a_stable_order(tree):
    expected = ["a.DOCX", "b.docx", "c.docm", "d.dotx", "e.dotm", "sub/deep/k.docx", "sub/i.docx"]
    assert found(tree, str(tree)) == expected


def test_what_is_named_is_taken_whatever_it_is(tree):
    paths = [str(tree / name) for name in ("h.md", "f.doc", "nothing.docx", "~$a.docx")]
    assert found(tree, *paths, "-") == ["h.md", "f.doc", "nothing.docx", "~$a.docx", "-"]


def test_each_document_is_taken_once(tree):
    assert found(tree, str(tree / "b.docx"), str(tree), str(tree / "sub"), "-", "-").count("b.docx") == 1
    assert found(tree, str(tree / "sub"), str(tree / "sub" / "..")).count("sub/i.docx") == 1


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_links_in_a_circle_end(tree):
    (tree / "sub" / "up").symlink_to(tree, target_is_directory=True)
    (tree / "gone.docx").symlink_to(tree / "nowhere")
    assert len(found(tree, str(tree))) == 7


@pytest.mark.parametrize(
    ("glob", "path", "yes"),
    [
        ("archive/2013/**", "archive/2013/a.docx", True),
        ("archive/2013/**", "archive/2013/x/a.docx", True),
        ("archive/2013/**", "archive/2014/a.docx", False),
        ("archive/2013", "archive/2013/x/a.docx", True),
        ("archive/2013/", "archive/2013/a.docx", True),
        ("*.docx", "x/a.docx", True),
        ("*.docx", "a.docx", True),
        ("*.docx", "a.docm", False),
        ("x/*.docx", "x/a.docx", True),
        ("x/*.docx", "x/y/a.docx", False),
        ("**/a.docx", "a.docx", True),
        ("**/a.docx", "x/y/a.docx", True),
        ("./a.docx", "a.docx", True),
        ("a?.docx", "x/ab.docx", True),
        ("x\\a.docx", "x/a.docx", True),
        ("关于（送审稿）[1].docx", "关于（送审稿）[1].docx", True),
        ("a.docx", "aXdocx", False),
        ("**", "x/y/z", True),
    ],
)
def test_globs(tmp_path, glob, path, yes):
    assert matches(glob, str(tmp_path / path), str(tmp_path)) is yes
