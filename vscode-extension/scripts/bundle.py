"""Lay gongwen-lint and everything it needs into `bundled/`, for a .vsix that needs nothing but Python.

    python scripts/bundle.py                                          this Python on this machine
    python scripts/bundle.py --python 3.11 3.12 --platform win_amd64  others (pip's names; for Linux several:
                                                                      manylinux_2_28_x86_64 manylinux2014_x86_64)

What is pure Python goes to `bundled/pure`, what is compiled to `bundled/native/<tag>`, one folder for each Python.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
BUNDLED = HERE / "bundled"
EXTRAS = "lsp,fast"
OLDER = ("tomli", "exceptiongroup")  # what Python 3.10 needs besides
LEFT_OUT = ("jieba/lac_small/", "lxml/includes/", "lxml/isoschematron/")  # a neural model, C headers, schemas
SYSTEMS = (("win", "windows"), ("macosx", "darwin"), ("manylinux", "linux"), ("linux", "linux"), ("musllinux", "linux"))
MACHINES = ("x86_64", "amd64", "aarch64", "arm64")


def main() -> None:
    """Build the wheels, sort them into the folders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", nargs="+", metavar="VERSION", help="Python versions, such as 3.12")
    parser.add_argument("--platform", nargs="+", metavar="NAME", help="pip's names, such as win_amd64")
    options = parser.parse_args()
    if bool(options.python) != bool(options.platform):
        parser.error("--python and --platform belong together")
    shutil.rmtree(BUNDLED, ignore_errors=True)
    with tempfile.TemporaryDirectory() as made:
        own = Path(made) / "own"
        # jieba has no wheel on the index
        pip("wheel", "--no-deps", "-w", str(own), str(HERE.parent), "jieba")
        (wheel,) = own.glob("gongwen_lint-*.whl")
        wanted = f"gongwen-lint[{EXTRAS}] @ {wheel.as_uri()}"
        for name, tag, choice in targets(options.python, options.platform):
            folder = Path(made) / name
            pip("download", "--only-binary=:all:", "--find-links", str(own), "-d", str(folder), *choice, wanted)
            for file in sorted(folder.glob("*.whl")):
                pure = file.name.endswith("-none-any.whl")
                unpack(file, BUNDLED / "pure" if pure else BUNDLED / "native" / tag)
    size = sum(file.stat().st_size for file in BUNDLED.rglob("*") if file.is_file())
    print(f"{BUNDLED}: {size / 2**20:.0f} MB, {', '.join(sorted(p.name for p in (BUNDLED / 'native').iterdir()))}")


def targets(versions: list[str] | None, systems: list[str] | None) -> Iterator[tuple[str, str, list[str]]]:
    """Each Python to bundle for: a name, the tag the extension knows it by, and pip's options."""
    if not versions or not systems:
        tag = f"{sys.implementation.cache_tag}-{platform.system()}-{platform.machine()}".lower()
        yield "here", tag, []
        return
    name = next(name for prefix, name in SYSTEMS if systems[0].startswith(prefix))
    machine = next(machine for machine in MACHINES if systems[0].endswith(machine))
    choice = [word for system in systems for word in ("--platform", system)]
    for version in versions:
        tag = f"cpython-{version.replace('.', '')}-{name}-{machine}"
        # pip asks this Python, not that one, what only older ones need
        older = OLDER if int(version.partition(".")[2]) < 11 else ()
        yield tag, tag, ["--python-version", version, *choice, *older]


def unpack(wheel: Path, folder: Path) -> None:
    """Unpack a wheel without what is never imported."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder, [name for name in archive.namelist() if not name.startswith(LEFT_OUT)])


def pip(*words: str) -> None:
    """Run pip; its complaints end the script."""
    subprocess.run([sys.executable, "-m", "pip", "-q", "--disable-pip-version-check", *words], check=True)


if __name__ == "__main__":
    main()
