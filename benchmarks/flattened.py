"""How much of the threads of our own invented pages comes back when extractors of today have flattened them.

    python benchmarks/flattened.py            the table: record F1 by page and extractor
    python benchmarks/flattened.py --raise    the same, then raise every floor to what was measured

A label is a comment as our HTML parser reads it from the same page, where its words survive in the text; its author counts
only where the name survives, too. A page without an article gets an invented one set above its thread. Extractors that
are not installed (`uv sync --group flatten`) are named and left out.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # the pages and how they are scored are the tests' own

from tests.quality import flattening  # noqa: E402

FLOORS = ROOT / "tests" / "quality" / "flattened.json"


def figures(by_page: dict[str, Counter[str]]) -> dict[str, float]:
    total = sum(by_page.values(), Counter[str]())
    return {
        "pages": len(by_page),
        "record_f1": round(flattening.f1(total), 4),
        "text_f1": round(flattening.f1(total, "text"), 4),
        "precision": round(total["text"] / total["found"], 4),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="higher", action="store_true", help="raise the floors to what was measured")
    options = parser.parse_args()
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    reasons = {name: flattening.missing(name) for name in flattening.EXTRACTORS}
    names = [name for name, reason in reasons.items() if reason is None]
    print("\n".join(sorted({reason for reason in reasons.values() if reason})))
    measured = {name: flattening.measure(name) for name in names}
    print(f"{'record F1':36}" + "".join(f"{name:>19}" for name in names))
    for page in flattening.pages():
        cells = [f"{flattening.f1(measured[name][page]):.2f}" if page in measured[name] else "–" for name in names]
        if set(cells) != {"–"}:
            print(f"{page:36}" + "".join(f"{cell:>19}" for cell in cells))
    below = []
    for name in names:
        result, kept = figures(measured[name]), floors.setdefault(name, {})
        print(f"\n{name}")
        for key, value in result.items():
            print(f"  {key:12} {value:<8}" + (f" floor {kept[key]}" if key in kept else ""))
            below += [f"{name} {key}: {value} is below its floor {kept[key]}"] if value < kept.get(key, 0) else []
            if options.higher:
                kept[key] = max(kept.get(key, 0), value)
    print("\n" + ("\n".join(below) or "no figure is below its floor"))
    if options.higher and not below:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
