"""Packages for Node.js, installed into target/ and pinned by a package-lock.json each: the AWS SDK that Lambda's runtimes bring along, and
Mermaid's own parser.

`python node_packages.py` installs them, or says why it cannot. The tests do the same when they need one.
"""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE.parents[1] / "target"
FILES = ("package.json", "package-lock.json")


@dataclass(frozen=True)
class Packages:
    """What one folder beside this file pins."""

    name: str
    """The folder with the two files, and that under target/ where they are installed."""
    what: str
    """What is left out without them."""

    @property
    def folder(self) -> Path:
        return TARGET / self.name

    @property
    def modules(self) -> Path:
        return self.folder / "node_modules"

    @functools.cache  # noqa: B019: there are two of them, for as long as the process lives
    def missing(self) -> str | None:
        """Why they cannot be used here, after trying to make it so; nothing if they can."""
        npm = shutil.which("npm")
        if shutil.which("node") is None or npm is None:
            return "Node.js with npm is not installed"
        lock = (HERE / self.name / "package-lock.json").read_bytes()
        done = self.modules / ".installed-by-poolgate"
        if done.is_file() and done.read_bytes() == lock:
            return None
        self.folder.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            shutil.copyfile(HERE / self.name / name, self.folder / name)
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        ended = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        if ended.returncode != 0:
            return f"npm ci ended with {ended.returncode}: {ended.stderr[-500:]}"
        done.write_bytes(lock)
        return None


SDK = Packages("node", "the built-in handlers in Node.js")
MERMAID = Packages("mermaid", "Mermaid's own parser")


if __name__ == "__main__":
    for packages in (SDK, MERMAID):
        if reason := packages.missing():
            print(f"LEFT OUT: {packages.what}\n  why:  {reason}", file=sys.stderr)
