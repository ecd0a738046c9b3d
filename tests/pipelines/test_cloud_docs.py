"""docs/cloud.md names only what exists: our flags, targets, files, parameters and counters."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from pipelines.flex import metadata

from belowtheline.cli import _COMMANDS
from belowtheline.options import IngestOptions, fields_of
from belowtheline.transforms.metrics import COUNTERS

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "cloud.md").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z][a-z -]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_every_make_target_exists():
    named = set(re.findall(r"\bmake ([a-z-]+)", DOC))
    assert {"dataflow-check", "prism", "flink"} <= named
    assert named <= {target for line in TARGETS for target in line.split()}


def test_every_command_and_flag_of_btl_exists():
    lines = re.findall(r"\bbtl ([a-z]+)([^\n`|]*)", DOC)
    assert {command for command, _ in lines} <= set(_COMMANDS)
    ours = {f"--{field.name.replace('_', '-')}" for field in fields_of(IngestOptions)} | {
        "--as",
        "--json",
        "--corpus",
        "--dataset",
    }
    beams = {"--runner", "--prism_location"}
    flags = {flag for _, rest in lines for flag in re.findall(r"(--[a-z_-]+)", rest)}
    assert flags <= ours | beams


def test_every_parameter_passed_to_the_template_is_one():
    parameters = {field.name for field in fields_of(IngestOptions)}
    passed = set(re.findall(r"\b([a-z_]+)=gs://", re.findall(r"--parameters=(inputs.*)", DOC)[0]))
    assert passed == {"inputs", "output"}
    workflow = DOC.partition("parameters:\n")[2].partition("environment:")[0]
    assert set(re.findall(r"^ +([a-z_]+): ", workflow, re.MULTILINE)) <= parameters


def test_what_is_needed_is_passed():
    workflow = DOC.partition("parameters:\n")[2].partition("environment:")[0]
    assert all(f"{name}: " in workflow for name in metadata.NEEDED)


@pytest.mark.parametrize("counter", COUNTERS)
def test_every_counter_is_documented(counter):
    assert f"`{counter}`" in DOC


def test_every_counter_an_alert_watches_exists():
    watched = set(re.findall(r"\(counter ([a-z_]+)\)", DOC))
    assert watched
    assert watched <= set(COUNTERS)


def test_every_file_named_is_there():
    for name in re.findall(r"(?:pipelines|benchmarks)/[a-z/_-]+\.(?:py|json)|pipelines/flex/Dockerfile", DOC):
        assert (ROOT / name).exists(), name


def test_bigquery_is_given_the_script_that_makes_tables_and_views():
    assert re.search(r"^btl schema --as bigquery --corpus \S+ --dataset \S+ \| bq query", DOC, re.MULTILINE)


STAND_IN = """#!/bin/sh
echo "$(basename "$0") $*" >> "$CALLS"
for argument in "$@"; do
  case "$argument" in
    --policy-from-file=*|--lifecycle-file=*) cat "${argument#*=}" >> "$CALLS.json"; echo ";" >> "$CALLS.json" ;;
    --source=*) cat "${argument#*=}" >> "$CALLS.yaml" ;;
  esac
done
"""


@pytest.fixture(scope="module")
def pasted(tmp_path_factory):
    """The page's shell, pasted from top to bottom where gcloud, bq, docker, make and btl only say that they were called."""
    folder = tmp_path_factory.mktemp("cloud")
    for name in ("gcloud", "bq", "docker", "make", "btl"):
        (folder / name).write_text(STAND_IN)
        (folder / name).chmod(0o755)
    script = "\n".join(re.findall(r"^```bash\n(.*?)^```", DOC, re.MULTILINE | re.DOTALL))
    environment = {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "CALLS": str(folder / "calls")}
    done = subprocess.run(
        ["bash", "-euc", script], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_the_whole_page_can_be_pasted_and_leaves_no_variable_unset(pasted):
    calls = (pasted / "calls").read_text().splitlines()
    assert sum(call.startswith("gcloud ") for call in calls) > 25
    assert sum(call.startswith("bq ") for call in calls) == 3
    assert not [call for call in calls if "$" in call]
    (run,) = (call for call in calls if "flex-template run" in call)
    assert run.endswith(
        "--parameters=inputs=gs://my-news-project-dumps/dt=2026-01-31/,output=gs://my-news-project-corpora/news"
    )


def test_every_file_the_page_writes_for_gcloud_is_valid(pasted):
    files = [json.loads(text) for text in (pasted / "calls.json").read_text().split(";\n") if text.strip()]
    policies = {
        policy["displayName"]: policy["conditions"][0]["conditionThreshold"]
        for policy in files
        if "displayName" in policy
    }
    assert len(policies) == 4
    assert len(files) == 6
    shares = [p for p in policies.values() if "denominatorFilter" in p]
    assert len(shares) == 3
    assert all(p["filter"].count('"') == 6 and 'metric_name="' in p["filter"] for p in shares)


def test_the_workflow_keeps_its_own_expressions_and_gets_our_names(pasted):
    workflow = (pasted / "calls.yaml").read_text()
    assert 'inputs: ${"gs://my-news-project-dumps/dt=" + today + "/"}' in workflow
    assert "jobName: news-nightly" in workflow
    assert "today: ${text.substring(time.format(sys.now()), 0, 10)}" in workflow
