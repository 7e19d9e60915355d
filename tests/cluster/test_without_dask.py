"""mdlint without its extra `dask`."""

import subprocess
import sys

LOADED = """
import sys
from mdlint.cli import main
main(["check", "page.md"])
from importlib import import_module
from pathlib import Path
import mdlint
top = Path(mdlint.__file__).parent
for path in top.rglob("*.py"):
    module = path.relative_to(top).with_suffix("").parts
    if module[0] not in ("distributed", "__main__"):
        import_module(".".join(["mdlint", *module]).removesuffix(".__init__"))
print({"dask", "distributed", "fsspec"} & set(sys.modules))
"""
MISSING = """
import sys
sys.modules["dask"] = None
import mdlint.distributed
"""


def test_nothing_else_imports_dask() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"


def test_the_error_names_the_extra() -> None:
    done = subprocess.run([sys.executable, "-c", MISSING], capture_output=True, text=True, check=False)
    expected = "ModuleNotFoundError: mdlint.distributed needs Dask: pip install 'mdlint-tables[dask]'"
    assert done.stderr.splitlines()[-1] == expected
