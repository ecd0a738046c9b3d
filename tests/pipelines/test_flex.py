"""The templates: their parameters are options.py's, and what a template passes is understood."""

import dataclasses
import json
import re
from pathlib import Path

import pytest
from pipelines.flex import ingest as launcher
from pipelines.flex import metadata

from belowtheline.errors import CorpusError
from belowtheline.options import IngestOptions, Limits, fields_of, option, parse_flags
from belowtheline.records import RunSummary
from belowtheline.transforms import execution

FLEX = Path(metadata.__file__).parent


def test_the_metadata_files_are_what_options_say():
    made = metadata.files()
    assert "metadata.json" in made
    assert {file.name: file.read_text() for file in FLEX.glob("metadata*.json")} == made, (
        "run: python pipelines/flex/metadata.py"
    )


def test_every_option_is_a_parameter_with_help_and_a_pattern_and_nothing_else_is():
    parameters = {p["name"]: p for p in json.loads((FLEX / "metadata.json").read_text())["parameters"]}
    assert set(parameters) == {f.name for f in fields_of(IngestOptions)}
    assert {name for name, p in parameters.items() if not p["isOptional"]} == {"inputs", "output"}
    for parameter in parameters.values():
        assert len(parameter["helpText"]) > 20
        (pattern,) = parameter["regexes"]
        assert (pattern[0], pattern[-1]) == ("^", "$")


def test_every_default_fits_its_own_pattern():
    parameters = {p["name"]: p for p in json.loads((FLEX / "metadata.json").read_text())["parameters"]}
    for field in fields_of(IngestOptions):
        if field.name not in metadata.NEEDED:
            text = str(field.default).lower() if isinstance(field.default, bool) else str(field.default)
            assert re.fullmatch(parameters[field.name]["regexes"][0], text), field.name


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("inputs", "gs://crawl/2026/*.warc.gz,gs://other-one/pages", "crawl/pages"),
        ("output", "gs://corpora/news", "gs://corpora/news,gs://x"),
        ("run_id", "night-2026-11-22", "../x"),
        ("repeats", "near", "fuzzy"),
        ("max_depth", "5000", "-1"),
        ("remove_copies", "true", "yes"),
    ],
)
def test_a_pattern_takes_what_is_right_and_refuses_what_is_not(name, good, bad):
    (parameter,) = (
        p for p in metadata.metadata(IngestOptions, "", "", streaming=False)["parameters"] if p["name"] == name
    )
    assert re.fullmatch(parameter["regexes"][0], good)
    assert not re.fullmatch(parameter["regexes"][0], bad)


def test_any_options_class_has_a_template():
    made = dataclasses.make_dataclass(
        "Stream", [("topic", str, option("", "Topic of the notifications.")), ("every", float, option(2.5, "Seconds."))]
    )
    parameters = metadata.metadata(made, "n", "d", streaming=True)["parameters"]
    assert [(p["name"], p["regexes"][0]) for p in parameters] == [("topic", "^.*$"), ("every", r"^[0-9]+(\.[0-9]+)?$")]


def test_parameters_arrive_as_a_template_passes_them_with_underscores_and_values():
    argv = ["--inputs=gs://b/x,gs://b/y", "--output=gs://b/c", "--remove_copies=true", "--force=false",
            "--max_page_bytes=9", "--job_name=nightly", "--runner=DataflowRunner"]  # fmt: skip
    options, rest = parse_flags(IngestOptions, argv)
    assert (options.inputs, options.remove_copies, options.force) == (("gs://b/x", "gs://b/y"), True, False)
    assert options.max_page_bytes == 9
    assert rest == ["--job_name=nightly", "--runner=DataflowRunner"]


@pytest.mark.parametrize(
    ("flags", "value"), [([], False), (["--force"], True), (["--no-force"], False), (["--force", "--no-force"], False)]
)
def test_a_switch_still_needs_no_value(flags, value):
    assert parse_flags(IngestOptions, flags)[0].force is value


def test_a_switch_with_another_value_is_refused():
    with pytest.raises(SystemExit):
        parse_flags(IngestOptions, ["--force=maybe"])


def test_workers_run_the_image_that_launched_them_unless_another_is_named(monkeypatch):
    monkeypatch.delenv(execution.IMAGE, raising=False)
    assert execution.worker_flags(["--a=1"]) == ["--a=1"]
    monkeypatch.setenv(execution.IMAGE, "host/repo/image:1")
    assert execution.worker_flags(["--a=1"]) == [
        "--a=1",
        "--sdk_container_image=host/repo/image:1",
        "--sdk_location=container",
    ]
    assert execution.worker_flags(["--sdk_container_image=x"]) == ["--sdk_container_image=x"]


@pytest.mark.parametrize(
    ("summary", "code"),
    [
        (RunSummary({}, handed_over=True), 0),
        (RunSummary({"run_id": "r"}, already_there=True), 0),
        (CorpusError("no"), 1),
    ],
)
def test_the_launcher_ends_well_when_the_job_was_handed_over_and_badly_when_not(monkeypatch, summary, code):
    def run(options, flags, progress):
        if isinstance(summary, Exception):
            raise summary
        return summary

    monkeypatch.setattr(launcher.ingest, "run", run)
    assert launcher.main(["--inputs=gs://b/x", "--output=gs://b/c", "--some_flag_of_the_launcher=1"]) == code


def test_the_image_is_of_the_beam_that_is_locked():
    image = re.search(r"^FROM apache/beam_python3\.11_sdk:(\S+)$", (FLEX / "Dockerfile").read_text(), re.MULTILINE)
    locked = re.search(r"^apache-beam==(\S+)", (FLEX.parents[1] / "requirements.lock").read_text(), re.MULTILINE)
    assert image[1] == locked[1]


def test_what_the_image_copies_is_there_and_in_its_context():
    root = FLEX.parents[1]
    copied = [
        name
        for line in re.findall(r"^COPY (?!--)(.+) \S+$", (FLEX / "Dockerfile").read_text(), re.MULTILINE)
        for name in line.split()
    ]
    context = (root / ".dockerignore").read_text().splitlines()
    assert copied
    for name in copied:
        assert (root / name).exists(), name
        assert f"!{name}" in context, name


def test_limits_alone_are_an_options_class_too():
    assert len(metadata.metadata(Limits, "", "", streaming=False)["parameters"]) == len(fields_of(Limits))
