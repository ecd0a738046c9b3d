import pytest

from belowtheline.cli import prompt
from belowtheline.errors import UsageError


@pytest.fixture(autouse=True)
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path


def talk(*lines):
    """Return the queries answered while `lines` are typed and then the input ends."""
    typed = iter(lines)
    answered = []

    def read(_prompt):
        line = next(typed, EOFError)
        if isinstance(line, type):
            raise line
        return line

    prompt.converse(answered.append, read)
    return answered


def test_a_query_may_take_several_lines_and_ends_with_a_semicolon():
    assert talk("SELECT 1", "FROM comments;", "SELECT 2;") == ["SELECT 1\nFROM comments;", "SELECT 2;"]


@pytest.mark.parametrize("word", [".quit", ".exit", "quit", "exit;", " .quit "])
def test_quit_leaves(word):
    assert talk("SELECT 1;", word, "SELECT 2;") == ["SELECT 1;"]


def test_quit_inside_a_query_is_part_of_the_query():
    assert talk("SELECT 1 AS", "quit", ";") == ["SELECT 1 AS\nquit\n;"]


def test_an_interrupt_forgets_the_half_typed_query():
    assert talk("SELECT oops", KeyboardInterrupt, "SELECT 1;") == ["SELECT 1;"]


def test_empty_lines_are_passed_over():
    assert talk("", "  ", ";", "SELECT 1;") == ["SELECT 1;"]


def test_dot_commands_need_no_semicolon_and_become_queries():
    assert talk(".tables") == [prompt.expand(".tables")]
    assert "SELECT view_name" in prompt.expand(".tables")
    assert prompt.expand("SELECT 1;") == "SELECT 1;"


def test_a_wrong_query_is_explained_and_the_prompt_stays(capsys):
    asked = []

    def answer(sql):
        asked.append(sql)
        if "oops" in sql:
            raise UsageError("no such column")

    lines = iter(["SELECT oops;", "SELECT 1;", ".quit"])
    prompt.converse(answer, lambda _: next(lines))
    assert asked == ["SELECT oops;", "SELECT 1;"]
    assert "no such column" in capsys.readouterr().err


def test_a_state_folder_that_cannot_be_written_costs_only_the_history(state, monkeypatch):
    (state / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(state / "file"))
    assert talk("SELECT 1;") == ["SELECT 1;"]
