"""The AWS SDK for JavaScript, which Lambda's Node.js runtimes bring along: installed into target/, pinned by node/package-lock.json.

`python node_sdk.py` installs it, or says why it cannot. The tests do the same when they need it.
"""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PINNED = HERE / "node"
FOLDER = HERE.parents[1] / "target" / "node"
MODULES = FOLDER / "node_modules"
FILES = ("package.json", "package-lock.json")
DONE = MODULES / ".installed-by-poolgate"


@functools.cache
def missing() -> str | None:
    """Why built-in handlers cannot run in Node.js here, after trying to make it so; nothing if they can."""
    npm = shutil.which("npm")
    if shutil.which("node") is None or npm is None:
        return "Node.js with npm is not installed"
    lock = (PINNED / "package-lock.json").read_bytes()
    if DONE.is_file() and DONE.read_bytes() == lock:
        return None
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copyfile(PINNED / name, FOLDER / name)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    ended = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        return f"npm ci ended with {ended.returncode}: {ended.stderr[-500:]}"
    DONE.write_bytes(lock)
    return None


if __name__ == "__main__":
    reason = missing()
    if reason:
        print(f"LEFT OUT: the built-in handlers in Node.js\n  why:  {reason}", file=sys.stderr)
