"""May one version of a schema follow another? Old Parquet must stay readable beside new Parquet."""

from typing import Any


def problems(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """Return in words why files written under `old` could not be read together with files written under `new`.

    Allowed: a nullable field added at the end, a field made nullable, a symbol added, docs changed. Everything else
    (a field removed, renamed, retyped, moved or added as required, a symbol removed) is a problem.
    """
    found = []
    old_names = [field["name"] for field in old["fields"]]
    new_names = [field["name"] for field in new["fields"]]
    removed = [name for name in old_names if name not in new_names]
    found += [f"{old['name']}.{name} is gone" for name in removed]
    if not removed and new_names[: len(old_names)] != old_names:
        found.append(f"{old['name']}: the order of the columns changed; add new ones at the end")
    before = {field["name"]: field["type"] for field in old["fields"]}
    for field in new["fields"]:
        where = f"{new['name']}.{field['name']}"
        if field["name"] not in before:
            if not _nullable(field["type"]):
                found.append(f"{where} is new and required: old files cannot hold it")
        else:
            found += _type_problems(where, before[field["name"]], field["type"])
    return found


def _nullable(kind: Any) -> bool:
    return isinstance(kind, list) and "null" in kind


def _type_problems(where: str, old: Any, new: Any) -> list[str]:
    if _nullable(old) and not _nullable(new):
        return [f"{where} was nullable and is no longer"]
    old, new = _bare(old), _bare(new)
    if isinstance(old, str) or isinstance(new, str):
        return [] if _name(old) == _name(new) else [f"{where} changed from {_name(old)} to {_name(new)}"]
    if _name(old) != _name(new):
        return [f"{where} changed from {_name(old)} to {_name(new)}"]
    if old["type"] == "record":
        return problems(old, new)
    if old["type"] == "array":
        return _type_problems(f"{where}[]", old["items"], new["items"])
    lost = [symbol for symbol in old.get("symbols", ()) if symbol not in new.get("symbols", (symbol,))]
    return [f"{where} may no longer be {symbol!r}" for symbol in lost]


def _bare(kind: Any) -> Any:
    return next(member for member in kind if member != "null") if isinstance(kind, list) else kind


def _name(kind: Any) -> str:
    if isinstance(kind, str):
        return kind
    plain = {"enum": "string"}.get(kind["type"], kind["type"])
    return str(kind.get("logicalType", plain))
