import pytest

from belowtheline.errors import UsageError
from belowtheline.transforms.beam_options import check


@pytest.mark.parametrize(
    "flag", ["--runner=FnApiRunner", "--direct_num_workers=2", "--streaming", "--temp_location=gs://b/t"]
)
def test_beams_own_flags_pass(flag):
    check([flag])


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("--outptu=corpus", "--output"), ("--runer=FnApiRunner", "--runner"), ("--max-page-byte=9", "--max-page-bytes")],
)
def test_a_slip_of_the_keyboard_is_told_what_was_meant(slip, meant):
    with pytest.raises(UsageError, match=rf"no such option: {slip.split('=')[0]}; did you mean {meant}\?"):
        check([slip])


def test_a_flag_like_no_other_is_refused_without_a_guess():
    with pytest.raises(UsageError, match=r"no such option: --qqqqzzzz \(see"):
        check(["--qqqqzzzz"])
