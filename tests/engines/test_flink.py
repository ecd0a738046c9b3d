"""A whole run on Flink's own cluster in one process, two task slots; skipped where its job server cannot be had.

`make flink` fetches it. No machine of ours has had it yet (docs/cloud.md, “What was run”): this test has only ever skipped.
"""

import pytest

from belowtheline import samples
from tests.transforms.test_ingest import digests, run

from . import engine

pytestmark = [pytest.mark.component, pytest.mark.xdist_group("flink")]


@pytest.fixture(scope="module")
def flink():
    try:
        jar = engine.flink_job_server()
    except engine.Unavailable as why:
        pytest.skip(str(why))
    return (
        "--runner=FlinkRunner",
        "--flink_master=[local]",
        f"--flink_version={engine.FLINK}",
        f"--flink_job_server_jar={jar}",
        "--parallelism=2",
        "--environment_type=LOOPBACK",
    )


@pytest.mark.parametrize("repeats", ["exact", "near"])
def test_the_corpus_is_the_local_runners_byte_for_byte(flink, repeats, tmp_path):
    run(samples.path(), tmp_path / "local", repeats=repeats)
    run(samples.path(), tmp_path / "flink", *flink, repeats=repeats)
    assert digests(tmp_path / "flink") == digests(tmp_path / "local")
