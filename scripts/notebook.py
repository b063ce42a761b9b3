"""Runs a notebook from top to bottom in a kernel of its own and fails at the first cell that fails."""

import pathlib
import sys

import nbformat
from nbclient import NotebookClient


def main() -> None:
    path = pathlib.Path(sys.argv[1])
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}})
    client.execute()
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    print(f"{path}: {len(cells)} cells ran")


if __name__ == "__main__":
    main()
