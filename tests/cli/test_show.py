"""``show``: one thread on standard output, in three forms, and every option that lays it out."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

Run = Callable[..., tuple[int, str, str]]
Write = Callable[..., None]

TEXT = """\
# Truth for the dead of July

Seven people died in the protests of July. We ask for an inquiry into their deaths.

The police fired on the crowd. Nobody has been charged.
"""
PREVIEW = """\
Truth for the dead of July
X · 3 posts

── 1 of 3 ──────────────────────────────────────────────────────── 6 left ──
Truth for the dead of July

Seven people died in the protests of July.
1/3

── 2 of 3 ─────────────────────────────────────────────────────── 36 left ──
We ask for an inquiry into their deaths.
2/3

── 3 of 3 ─────────────────────────────────────────────────────── 21 left ──
The police fired on the crowd. Nobody has been charged.
3/3
"""
ASKED = ("show", "a.md", "-p", "x", "--limit", "80", "--language", "en")


@pytest.fixture(autouse=True)
def _statement(write: Write) -> None:
    write({"a.md": TEXT})


def bodies(run: Run, *options: str) -> list[str]:
    """Return the posts as text, with the options, all other things equal."""
    status, out, error = run(*ASKED, "--text", *options)
    assert (status, error) == (0, "")
    return out.removesuffix("\n").split("\n---\n")


def told(run: Run, *options: str) -> dict[str, Any]:
    """Return the JSON, with the options, all other things equal."""
    status, out, error = run(*ASKED, "--json", *options)
    assert (status, error) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def test_a_thread_is_shown_with_what_is_left_of_each_post(run: Run) -> None:
    assert run(*ASKED) == (0, PREVIEW, "")


def test_the_first_platform_is_shown_where_none_is_named(run: Run) -> None:
    assert run("show", "a.md", "--limit", "x=80", "--language", "en") == (0, PREVIEW, "")


def test_standard_input_is_read_as_markdown(run: Run) -> None:
    assert run("show", "-", *ASKED[2:], stdin=TEXT) == (0, PREVIEW, "")


def test_text_is_the_posts_as_they_are_pasted(run: Run) -> None:
    assert bodies(run) == [
        "Truth for the dead of July\n\nSeven people died in the protests of July.\n1/3",
        "We ask for an inquiry into their deaths.\n2/3",
        "The police fired on the crowd. Nobody has been charged.\n3/3",
    ]


def test_json_stands_alone_on_stdout_and_is_what_its_schema_says(run: Run, write: Write) -> None:
    write({"b.txt": "top of page\n\nSeven people died in the protests of July.\x07"})
    status, out, error = run("show", "b.txt", "-p", "bluesky", "--json")
    assert status == 0
    assert len(error.splitlines()) == 2
    found = json.loads(out)
    schema = json.loads(files("composer").joinpath("output/render/thread.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(found)
    assert [post["text"] for post in found["posts"]] == ["Seven people died in the protests of July."]
    assert (found["platform"], found["unit"], found["limit"]) == ("bluesky", "graphemes", 300)


def test_the_json_of_show_is_the_json_that_write_leaves(run: Run, folder: Path) -> None:
    _, out, _ = run("show", "a.md", "-p", "mastodon", "--json")
    run("write", "a.md", "-p", "mastodon")
    assert (folder / "threads/a/mastodon.json").read_text("utf-8") == out


def test_lines_are_as_wide_as_the_terminal_but_no_wider_than_is_read_well(run: Run) -> None:
    assert max(map(len, run(*ASKED, COLUMNS="40")[1].splitlines())) == 40
    assert max(map(len, run(*ASKED, COLUMNS="400")[1].splitlines())) == 76


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal that a test can make")
@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
@pytest.mark.parametrize("arguments", [ASKED, ("show", "missing.md")], ids=["a thread", "an error"])
def test_colours_are_for_terminals_that_want_them(
    folder: Path, environment: dict[str, str], variables: dict[str, str], *, coloured: bool, arguments: tuple[str, ...]
) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "composer", *arguments]
    subprocess.run(
        command, cwd=folder, env=environment | variables, stdin=theirs, stdout=theirs, stderr=theirs, check=False
    )
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert ("\x1b[" in shown) == coloured


@pytest.mark.parametrize(
    ("split", "ends"),
    [
        ("reading", ["July.", "deaths.", "charged.", "out."]),
        ("fewest", ["July.", "charged.", "out."]),
        ("even", ["July.", "crowd.", "out."]),
        ("paragraph", ["July.", "deaths.", "charged.", "out."]),
        ("sentence", ["July", "July.", "deaths.", "crowd.", "charged.", "end.", "out."]),
    ],
)
def test_posts_end_where_the_split_says(run: Run, write: Write, split: str, ends: list[str]) -> None:
    write({"a.md": f"{TEXT}\nThis must end. We call on Congress to act before the year is out.\n"})
    found = bodies(run, "--split", split, "--marker", "none", "--limit", "100")
    assert [post.split()[-1] for post in found] == ends


@pytest.mark.parametrize(
    ("marker", "lines"),
    [
        ("none", ["July.", "deaths.", "charged."]),
        ("1/9", ["1/3", "2/3", "3/3"]),
        ("(1/9)", ["(1/3)", "(2/3)", "(3/3)"]),
        ("1.", ["1.", "2.", "3."]),
        ("🧵 1/9", ["🧵 1/3", "🧵 2/3", "🧵 3/3"]),
        ("🧵", ["🧵", "deaths.", "charged."]),
        ("{{ index }} of {{ total }}", ["1 of 3", "2 of 3", "3 of 3"]),
    ],
)
def test_markers_have_names_or_are_templates(run: Run, marker: str, lines: list[str]) -> None:
    for post, line in zip(bodies(run, "--marker", marker), lines, strict=True):
        assert post.endswith(line)


@pytest.mark.parametrize(
    ("place", "post"),
    [
        ("start", "2/3 We ask for an inquiry into their deaths."),
        ("end", "We ask for an inquiry into their deaths. 2/3"),
        ("line", "We ask for an inquiry into their deaths.\n2/3"),
    ],
)
def test_markers_stand_where_they_are_asked_to(run: Run, place: str, post: str) -> None:
    assert bodies(run, "--marker-at", place)[1] == post


@pytest.mark.parametrize("opening", ["#Peru {{ total }}", "opening.j2", "words/opening.txt"])
def test_an_opening_is_a_text_or_a_file(run: Run, write: Write, opening: str) -> None:
    write({"opening.j2": "#Peru {{ total }}\n", "words/opening.txt": "#Peru {{ total }}"})
    first = "Truth for the dead of July\n\nSeven people died in the protests of July.\n\n#Peru 3\n1/3"
    assert bodies(run, "--limit", "120", "--opening", opening)[0] == first


def test_a_campaign_beside_the_statement_opens_and_closes_the_thread_unless_none_is_asked_for(
    run: Run, write: Write
) -> None:
    write(
        {"campaign.toml": 'link = "https://example.org"', "opening.en.j2": "🧵", "call-to-action.en.j2": "{{ link }}"}
    )
    limit = ("--limit", "85")
    opened = bodies(run, *limit)
    assert opened[0].endswith("of July.\n\n🧵\n1/4")
    assert opened[-1] == "https://example.org\n4/4"
    assert [post["role"] for post in told(run, *limit)["posts"]][-2:] == ["statement", "call-to-action"]
    plain = bodies(run, *limit, "--opening", "none", "--call-to-action", "none")
    assert [post.split()[-1] for post in plain] == ["1/3", "2/3", "3/3"]
    assert "🧵" not in plain[0]


@pytest.mark.parametrize(
    ("place", "asked", "last"),
    [
        ("own", "Sign.", "Sign.\n4/4"),
        ("last", "Sign.", "The police fired on the crowd. Nobody has been charged.\n\nSign.\n3/3"),
        ("auto", "Sign.", "The police fired on the crowd. Nobody has been charged.\n\nSign.\n3/3"),
        ("auto", "Sign the appeal for an inquiry.", "Sign the appeal for an inquiry.\n4/4"),
    ],
)
def test_a_call_to_action_closes_the_thread_where_it_is_asked_to(run: Run, place: str, asked: str, last: str) -> None:
    assert bodies(run, "--call-to-action", asked, "--call-to-action-at", place)[-1] == last


def test_a_language_that_is_asked_for_is_believed(run: Run) -> None:
    assert told(run, "--language", "es")["language"] == "es"
    assert told(run, "--language", "pt-br")["language"] == "pt-BR"


def test_a_platform_is_known_in_any_case_and_a_language_that_is_unknown_is_told(run: Run, write: Write) -> None:
    write({"a.md": "Seven people died in the protests of July."})
    usual = run("show", "a.md", "-p", "x", "--language", "en")
    assert run("show", "a.md", "-p", "X", "--language", "EN") == usual
    assert run("show", "a.md", "-p", "Bluesky", "--limit", "Bluesky=200")[0] == 0
    for code in ("zz", "eng"):
        told = (
            f'a.md: "{code}" is the code of no language that is known, so the usual rules are used. Write en or es.\n'
        )
        assert run("show", "a.md", "-p", "x", "--language", code) == (0, usual[1], told)


def test_a_thread_of_one_post_has_no_cut_to_give_reasons_for(run: Run, write: Write) -> None:
    write({"a.md": "Seven people died in the protests of July."})
    assert run("show", "a.md", "-p", "x", "--language", "en", "--why")[1].endswith("\n\nThere is no cut.\n")
