"""Every target, by name; adding one is a module here and its TARGETS below."""

from tests.fuzz.harness import Target
from tests.fuzz.targets import dumps, fragments, json_parsers, pages, printed, tables, text_pages

TARGETS: dict[str, Target] = {
    target.name: target
    for module in (pages, json_parsers, fragments, text_pages, printed, dumps, tables)
    for target in module.TARGETS
}
