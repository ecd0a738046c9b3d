"""docs/first-look.ipynb: its cells run one after the other, what they print and end in written below them.

No kernel is needed: a cell is plain Python, run here in one namespace, as a kernel would.
"""

import ast
import contextlib
import io
import json
from pathlib import Path
from typing import Any

PATH = Path(__file__).parents[2] / "docs" / "first-look.ipynb"

_PLACE = 'CORPUS = "corpus"'  # the line a reader changes


def run(text: str, corpus: str) -> str:
    """Return the notebook with every output made anew from `corpus`. Raises whatever a cell raises."""
    notebook = json.loads(text)
    namespace: dict[str, Any] = {"__name__": "__main__"}
    count = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            count += 1
            source = "".join(cell["source"]).replace(_PLACE, f"CORPUS = {corpus!r}")
            cell["outputs"], cell["execution_count"] = _outputs(source, namespace, count), count
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def _outputs(source: str, namespace: dict[str, Any], count: int) -> list[dict[str, Any]]:
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, str(PATH), "exec"), namespace)  # noqa: S102 - our own notebook
        value = None
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), str(PATH), "eval"), namespace)  # noqa: S307
    outputs: list[dict[str, Any]] = []
    if printed.getvalue():
        outputs.append(
            {"name": "stdout", "output_type": "stream", "text": printed.getvalue().splitlines(keepends=True)}
        )
    if value is not None:
        data = {"text/plain": repr(value).splitlines(keepends=True)}
        outputs.append({"data": data, "execution_count": count, "metadata": {}, "output_type": "execute_result"})
    return outputs
