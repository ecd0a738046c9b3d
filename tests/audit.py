"""Ask for known vulnerabilities of what is locked: python -m tests.audit requirements.lock (`make audit`).

pip-audit runs in an environment of its own (`uv tool run` or `pipx run`), so that nothing of it is locked with us.
Exit code 1 only for a vulnerability that was found; what keeps us from looking is said loudly and passes.
"""

import json
import shutil
import subprocess
import sys

SECONDS = 180


def command(lock):
    """Return how pip-audit can be had here; None where it cannot."""
    ask = ["--requirement", lock, "--disable-pip", "--require-hashes", "--format", "json", "--progress-spinner", "off"]
    for tool, how in (("pip-audit", []), ("uv", ["tool", "run", "pip-audit"]), ("pipx", ["run", "pip-audit"])):
        if place := shutil.which(tool):
            return [place, *how, *ask]
    return None


def verdict(output):
    """Return (exit code, words) for what pip-audit printed; it may have printed nothing of use."""
    try:
        libraries = json.loads(output)["dependencies"]
    except (json.JSONDecodeError, KeyError, TypeError):
        return 0, "AUDIT SKIPPED: the list of known vulnerabilities could not be had (offline?); nothing was checked"
    found = [f"{d['name']} {d.get('version')}: {v['id']}" for d in libraries for v in d.get("vulns", [])]
    if found:
        return 1, "known vulnerabilities:\n  " + "\n  ".join(found)
    return 0, f"audit: no known vulnerability in {len(libraries)} locked libraries"


def main(lock):
    ask = command(lock)
    if ask is None:
        code, words = 0, "AUDIT SKIPPED: no pip-audit, uv or pipx here; nothing was checked"
    else:
        try:
            done = subprocess.run(ask, capture_output=True, text=True, timeout=SECONDS, check=False)
            code, words = verdict(done.stdout)
        except subprocess.TimeoutExpired:
            code, words = verdict("")
    print(words, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
