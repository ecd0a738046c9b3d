"""What a run records of how repeats were told: versions and thresholds, by which its verdicts can be read later."""

from typing import Any

from belowtheline.repeats import candidates, clusters, likeness, nodes, normalise, relations


def rules() -> dict[str, Any]:
    """Return the versions of the rules and the thresholds they ask for."""
    return {
        "match_version": normalise.MATCH_VERSION,
        "rules_version": relations.RULES_VERSION,
        "thresholds": {
            "short_units": nodes.SHORT,
            "long_units": nodes.LONG,
            "alike": likeness.ALIKE,
            "held": likeness.HELD,
            "strangers_alike": likeness.APART,
            "closest": likeness.CLOSEST,
            "added_units": relations.ADDED,
            "whole_slack_units": clusters.SLACK,
            "run": candidates.RUN,
            "neighbours": candidates.NEIGHBOURS,
        },
    }
