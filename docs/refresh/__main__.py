"""Make everything generated anew: python -m docs.refresh (`make docs`)."""

import tempfile
from pathlib import Path

from belowtheline import schemas
from belowtheline.analytics import field_guide
from docs.refresh import bigquery_views, cookbook, notebook


def main() -> None:
    """Write the BigQuery views, the field guide, the cookbook's answers and the notebook's outputs."""
    bigquery_views.refresh()
    docs = cookbook.PATH.parent
    (docs / "columns.md").write_text(field_guide.markdown(schemas.names()), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        corpus = cookbook.build_corpus(Path(folder) / "corpus")
        text = cookbook.PATH.read_text(encoding="utf-8")
        cookbook.PATH.write_text(cookbook.answered(text, corpus), encoding="utf-8")
        notebook.PATH.write_text(notebook.run(notebook.PATH.read_text(encoding="utf-8"), corpus), encoding="utf-8")


if __name__ == "__main__":
    main()
