from apache_beam.metrics.metric import MetricsFilter

from belowtheline.options import IngestOptions
from belowtheline.progress import Progress
from belowtheline.transforms import ingest, metrics

from .pages import dump


def test_counters_agree_with_the_runs_row_and_have_only_the_names_alerts_rely_on(tmp_path):
    results = []

    def execute(job, flags):
        results.append(ingest.build(job, flags).run())
        return True

    options = IngestOptions(inputs=(str(dump(tmp_path / "in")),), output=str(tmp_path / "c"))
    row = ingest.run(options, [], Progress(), execute=execute).row
    found = results[0].metrics().query(MetricsFilter().with_namespace(metrics.NAMESPACE))["counters"]
    counted = {}
    for metric in found:
        counted[metric.key.metric.name] = counted.get(metric.key.metric.name, 0) + metric.committed
    assert set(counted) <= set(metrics.COUNTERS)
    assert counted["captures_read"] == row["captures_read"] == 6
    assert counted["captures_refused"] == row["captures_refused"] == 2
    assert counted["comments_parsed"] == row["comments_parsed"] == 8
    assert counted["comments_kept"] == row["comments_kept"] == 5
    assert counted["comments_repeats"] == row["comments_repeats"] == 3
    assert counted["dead_letters"] == row["dead_letters"] == 2
    assert counted["pages_complete"] == 4
