"""Where Terraform and a local mirror of its provider are. Needs no package."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from pathlib import Path

PROVIDER = Path("registry.terraform.io/hashicorp/aws")
MIRROR_VARIABLE = "POOLGATE_TERRAFORM_MIRROR"
USUAL_FOLDERS = (
    "~/.terraform.d/plugins", "~/.local/share/terraform/plugins", "/usr/local/share/terraform/plugins", "/usr/share/terraform/plugins",
)  # fmt: skip
FINDER = Path(__file__).resolve().parents[3] / "shared" / "tools" / "terraform-mirror"
"""A script that some machines have beside the repository: it prints the folder."""


@functools.cache
def missing() -> str | None:
    """Why there is no Terraform to judge with, or nothing if there is."""
    if shutil.which("terraform") is None:
        return "no `terraform` on PATH"
    if mirror() is None:
        return f"no folder with the provider hashicorp/aws: set {MIRROR_VARIABLE} to what `terraform providers mirror` or an unpacked copy of it left"
    return None


@functools.cache
def mirror() -> Path | None:
    """The folder of a local provider mirror."""
    for name in (os.environ.get(MIRROR_VARIABLE, ""), *USUAL_FOLDERS):
        folder = Path(name).expanduser()
        if name and (folder / PROVIDER).is_dir():
            return folder
    if FINDER.is_file():
        found = subprocess.run([FINDER], capture_output=True, text=True, check=False).stdout.strip()
        return Path(found) if found else None
    return None
