"""``write``: what it says, and what it leaves on the disk."""

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
Write = Callable[..., None]
Golden = Callable[[Path, str], None]

CASES = Path(__file__).parents[1] / "cases"
CONTENT = Path(__file__).parents[2] / "content"
TEXT = "Seven people died in the protests of July. We ask for an inquiry into their deaths."
SPANISH = "Siete personas murieron en las protestas de julio. Pedimos que se investiguen sus muertes."
ONE = f"""\
Statement  Platform  Posts   Longest post  Warnings
a          X         1 post  {len(TEXT)} of 280     none

Open threads/a/index.html
"""


def files(folder: Path) -> set[str]:
    """Return what a person sees in a folder."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in paths if not path.name.startswith(".")}


def posts(folder: Path) -> list[str]:
    """Return the posts of one thread's folder, in the order of their names."""
    return [path.read_bytes().decode() for path in sorted(folder.iterdir())]


def thread(folder: Path, name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "threads" / name).read_text("utf-8"))
    return found


def test_without_sources_it_writes_all_of_content_in_its_languages_for_four_platforms(
    folder: Path, run: Run, golden: Golden
) -> None:
    shutil.copytree(CONTENT, folder / "content")
    status, out, error = run("write")
    assert (status, error) == (0, "")
    golden(CASES / "cli" / "write.txt", out)
    written = folder / "threads" / "peru"
    for language in ("en", "es", "ar"):
        for platform in ("x", "bluesky", "mastodon", "threads"):
            expected = (CASES / "golden" / f"peru.{language}.{platform}.txt").read_text("utf-8")
            found = posts(written / language / platform)
            assert "\n---\n".join(found) + "\n" == expected
            assert not any(post.endswith("\n") for post in found)
    names = {f"{language}/{name}" for language in ("en", "es") for name in ("x.txt", "x.json", "x/01.txt", "x/13.txt")}
    assert files(written) >= {"index.html", *names}
    assert run("write")[:2] == (0, out), "a second run says the same"


def test_a_file_is_written_for_the_platforms_that_are_asked_for(folder: Path, run: Run, write: Write) -> None:
    write({"a.md": TEXT})
    status, out, error = run("write", "a.md", "-p", "x", "-p", "bluesky", "-p", "x")
    assert (status, error) == (0, "")
    assert [line.split()[:2] for line in out.splitlines()[1:3]] == [["a", "X"], ["Bluesky", "1"]]
    names = {f"threads/a/{name}" for name in ("x.txt", "x.json", "x/01.txt", "index.html")}
    assert files(folder) == {"a.md", *names, *(name.replace("/x", "/bluesky") for name in names)}
    assert (folder / "threads/a/x/01.txt").read_bytes() == TEXT.encode()


def test_files_folders_and_standard_input_are_written_together(run: Run, write: Write) -> None:
    write({"a.md": TEXT, "more/b.txt": TEXT, "more/deep/c.markdown": TEXT, "more/notes.csv": "1"})
    status, out, error = run("write", "a.md", "-", "more", "-p", "x", stdin=f"# Truth *and* justice\n\n{TEXT}")
    assert (status, error) == (0, "")
    assert [line for line in out.splitlines() if line.startswith("Open ")] == [
        "Open threads/Truth and justice/index.html",
        "Open threads/a/index.html",
        "Open threads/b/index.html",
        "Open threads/deep/c/index.html",
    ]


def test_a_folder_that_holds_its_own_threads_is_read_without_them(run: Run, write: Write) -> None:
    write({"a.md": TEXT})
    assert [run("write", ".", "-p", "x") for _ in range(2)] == [(0, ONE, "")] * 2


def test_a_dry_run_says_the_same_and_writes_nothing(folder: Path, run: Run, write: Write) -> None:
    write({"a.md": TEXT})
    said = ONE.replace("Open threads/a/index.html", "Nothing was written (--dry-run).")
    assert run("write", "a.md", "-p", "x", "--dry-run") == (0, said, "")
    assert files(folder) == {"a.md"}


def test_what_is_written_goes_where_it_is_asked_to(folder: Path, run: Run, write: Write) -> None:
    write({"a.md": TEXT})
    assert run("write", "a.md", "-p", "x", "-o", "out/today") == (0, ONE.replace("threads/", "out/today/"), "")
    assert files(folder) > {"out/today/a/x/01.txt"}


def test_one_platform_takes_a_limit_without_a_name_and_several_take_one_each(
    folder: Path, run: Run, write: Write
) -> None:
    write({"a.md": TEXT, "b.md": f'+++\nplatforms = ["mastodon"]\n+++\n{TEXT}'})
    assert run("write", "a.md", "-p", "mastodon", "--limit", "1000")[0] == 0
    assert thread(folder, "a/mastodon.json")["limit"] == 1000
    assert run("write", "b.md", "--limit", "60")[0] == 0
    assert thread(folder, "b/mastodon.json")["limit"] == 60
    assert run("write", "a.md", "--limit", "mastodon=900", "--limit", "x=60")[0] == 0
    limits = [thread(folder, f"a/{name}.json")["limit"] for name in ("mastodon", "x", "bluesky")]
    assert limits == [900, 60, 300]


def test_what_takes_more_posts_than_the_fewest_is_said(run: Run, write: Write) -> None:
    write({"a.txt": f"{TEXT}\n\n{TEXT}"})
    _, out, _ = run("write", "a.txt", "-p", "x", "--split", "paragraph")
    assert "2 posts, 1 more than the fewest" in out


def test_files_of_an_earlier_run_go_and_what_a_person_wrote_stays(folder: Path, run: Run, write: Write) -> None:
    write({"a.md": TEXT})
    run("write", "a.md", "-p", "x", "-p", "bluesky", "--limit", "x=60")
    write({"threads/a/notes.txt": "mine", "threads/a/x/mine.txt": "mine"})
    edited = (folder / "threads/a/x.txt").read_text("utf-8").replace("Seven people", "Eight people")
    write({"threads/a/x.txt": edited})
    gone = str(Path("threads/a/bluesky.txt"))
    said = (
        "a.md on X: 1 edit by hand kept.\n"
        "a.md on X: its words differ from the approved statement: 'Eight' for 'Seven'. See all: thread-composer check\n"
        f"{gone}: removed with its posts: this write makes no such thread.\n"
        "To have them beside the others, name these platforms too: -p bluesky\n"
    )
    assert run("write", "a.md", "-p", "x") == (0, ONE, said)
    assert (folder / "threads/a/x/01.txt").read_text("utf-8") == TEXT.replace("Seven", "Eight")
    assert files(folder / "threads/a") == {
        *("index.html", "x.txt", "x.json", "x/01.txt"),
        *("notes.txt", "x/mine.txt"),
    }


def test_a_statement_that_fails_stops_no_other_and_leaves_none_of_its_own_files(
    folder: Path, run: Run, write: Write
) -> None:
    broken = f'+++\nopening = "{{{{ nothing }}}}"\n+++\n{TEXT}'
    write({"content/a.md": TEXT, "content/b.md": broken, "content/c.md": b"\xff", "content/d.md": TEXT})
    write({"content/e.md": TEXT, "content/e.es.md": broken.replace(TEXT, SPANISH)})
    status, out, error = run("write", "-p", "x")
    assert status == 1
    assert [line for line in out.splitlines() if line.startswith("Open ")] == [
        "Open threads/a/index.html",
        "Open threads/d/index.html",
    ]
    assert [line.partition(", line ")[0] for line in error.splitlines()] == [
        "Error: content/b.md: opening",
        "Error: content/c.md",
        "Error: content/e.es.md: opening",
    ]
    assert {path.name for path in (folder / "threads").iterdir()} == {"a", "d", "index.html"}


def test_a_statement_whose_page_no_browser_opens_is_refused_at_once(folder: Path, run: Run) -> None:
    (folder / "a.txt").write_text("word " * 1_000_001)
    status, out, said = run("write", "a.txt", "-p", "x", "-p", "bluesky", "-p", "mastodon", "-p", "threads")
    assert (status, out) == (1, "")
    assert "a.txt: this is 5,000,004 characters long, and no browser would open the page of its threads." in said
    assert not (folder / "threads").exists()


def test_names_that_another_system_reserves_or_that_climb_are_made_safe(folder: Path, run: Run, write: Write) -> None:
    write({"con.md": TEXT, "a:b?.md": TEXT})
    assert run("write", "con.md", "a:b?.md", "-p", "x")[0] == 0
    assert {path.name for path in (folder / "threads").iterdir()} == {"con_", "a_b_", "index.html"}
    assert run("write", "-", "-p", "x", stdin=f'+++\ntitle = "../.."\n+++\n{TEXT}')[0] == 0
    assert files(folder / "threads") > {"_/x/01.txt"}
    assert {path.name for path in folder.iterdir()} == {"con.md", "a:b?.md", "threads"}


def test_what_a_web_page_brought_along_is_left_out_and_named(folder: Path, run: Run, write: Write) -> None:
    write({"a.txt": f"top of page\n\nTruth and Justice\n\n{TEXT}\x07\n\nbottom of page"})
    status, _, error = run("write", "a.txt", "-p", "x")
    assert status == 0
    assert error.splitlines() == [
        'a.txt, line 1: left out: "top of page"',
        "a.txt, line 5: left out: 1 control character (U+0007)",
        'a.txt, line 7: left out: "bottom of page"',
    ]
    assert thread(folder, "a/x.json")["statement"] == f"Truth and Justice\n\n{TEXT}"


def test_what_is_left_out_of_a_file_as_a_whole_has_no_line(folder: Path, run: Run, write: Write) -> None:
    write({"a.html": "<script>a()</script><p>Skip to content</p><p>Seven people died in Puno.</p>"})
    status, _, error = run("write", "a.html", "-p", "x", "--language", "en")
    assert (status, error) == (0, 'a.html: left out: 1 script\na.html, line 1: left out: "Skip to content"\n')
    page = (folder / "threads/a/index.html").read_text("utf-8")
    assert "1 script; &#34;Skip to content&#34; (line 1)" in page


def test_what_may_be_a_line_of_a_web_page_is_posted_and_named(run: Run, write: Write) -> None:
    write({"a.md": f"# X\n\n{TEXT}\n\nX\n\n{TEXT}\n\n- News"})
    status, _, error = run("write", "a.md", "-p", "x")
    assert status == 0
    assert error == 'a.md, line 5: this is posted, and may be a line of the web page: "X"\n'
    write({"a.md": f"PRESS RELEASE\n\n{TEXT}"})  # of which a warning speaks
    status, out, error = run("write", "a.md", "-p", "x")
    assert (status, error) == (0, "")
    assert "[newsroom-lines]" in out


def test_what_stands_under_a_line_of_a_web_page_is_posted_and_named(run: Run, write: Write) -> None:
    write({"a.txt": f"Peru\n\n{TEXT}\n\nRelated news\nChad: water\n"})
    status, _, error = run("write", "a.txt", "-p", "x")
    assert status == 0
    assert error == 'a.txt, line 5: this is posted, and may be a line of the web page: "Related news Chad: water"\n'


def test_a_list_of_networks_is_posted_and_named(run: Run, write: Write) -> None:
    write({"a.html": f"<h1>Peru</h1><p>{TEXT}</p><ul><li>Facebook<li>X</ul><p>{TEXT}</p><ul><li>Facebook<li>Sea</ul>"})
    status, _, error = run("write", "a.html", "-p", "x")
    assert status == 0
    assert error == 'a.html, line 1: this is posted, and may be a line of the web page: "• Facebook • X"\n'


def test_a_language_without_templates_has_none_and_that_is_said(folder: Path, run: Run, write: Write) -> None:
    write({"opening.en.j2": "#Peru 🧵", "campaign.toml": "", "a.es.md": SPANISH})
    status, _, error = run("write", "a.es.md", "-p", "x")
    assert status == 0
    missing = "there is no opening.es.j2 (there is opening.en.j2)"
    assert error == f"this folder: {missing}, so threads in this language get no opening.\n"
    assert posts(folder / "threads/a/x") == [SPANISH]


def test_an_unrecognised_language_is_said(run: Run, write: Write) -> None:
    write({"a.md": "Peru 2026."})
    status, _, error = run("write", "a.md", "-p", "x")
    assert status == 0
    assert error == "a.md: its language was not recognised, so English rules are used. Say which with --language.\n"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems open pages in other ways")
def test_the_page_is_opened_when_that_is_asked_for(
    folder: Path, run: Run, write: Write, environment: dict[str, str]
) -> None:
    write({"a.md": TEXT, "bin/xdg-open": '#!/bin/sh\necho "$1" > opened\n'})
    (folder / "bin/xdg-open").chmod(0o755)
    path = f"{folder / 'bin'}:{environment['PATH']}"
    assert run("write", "a.md", "-p", "x", "--open", PATH=path, BROWSER="")[:2] == (0, ONE)
    assert (folder / "opened").read_text("utf-8").strip().endswith("threads/a/index.html")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems open pages in other ways")
def test_that_no_browser_is_there_is_said_in_a_line(
    folder: Path, run: Run, write: Write, environment: dict[str, str]
) -> None:
    write({"a.md": TEXT, "bin/xdg-open": "#!/bin/sh\necho no www-browser >&2\nexit 3\n"})
    (folder / "bin/xdg-open").chmod(0o755)
    path = f"{folder / 'bin'}:{environment['PATH']}"
    status, out, err = run("write", "a.md", "-p", "x", "--open", PATH=path)
    assert (status, out) == (0, ONE)
    assert err == "No browser could be opened. Open threads/a/index.html yourself.\n"
    assert run("write", "a.md", "-p", "x", "--open", PATH=str(folder / "content"))[2] == err
    write({"bin/xdg-open": "#!/bin/sh\nexec sleep 9\n"})
    assert run("write", "a.md", "-p", "x", "--open", PATH=path)[2] == "", "a browser that stays open is one"


def test_an_edited_thread_whose_statement_is_gone_is_kept_and_said_to_be(folder: Path, run: Run, write: Write) -> None:
    write({"content/peru.md": TEXT, "content/peru.es.md": "Siete personas murieron en las protestas de julio."})
    assert run("write", "-p", "x")[0] == 0
    thread = folder / "threads" / "peru" / "es" / "x.txt"
    thread.write_text(thread.read_text("utf-8").replace("Siete", "Ocho"), "utf-8")
    (folder / "content" / "peru.es.md").unlink()
    status, _, err = run("write", "-p", "x")
    assert status == 0
    assert "the statement in its language (es) is not there any more; the thread stays, since it was edited." in err
    assert "Ocho personas" in thread.read_text("utf-8")


def test_an_embargo_that_only_one_language_names_is_told(run: Run, write: Write) -> None:
    held = "+++\nembargo = 2026-12-10T09:00:00{}\n+++\n"
    write({"peru.md": f"{held.format('Z')}{TEXT}", "peru.es.md": SPANISH})
    told = (
        "The languages of this statement differ in their embargo: "
        "peru.md until 2026-12-10T09:00:00+00:00, peru.es.md none. Write the same in each.\n"
    )
    assert told in run("write", "peru.md", "-p", "x")[2]
    write({"peru.es.md": f"{held.format('Z').replace('09:00:00Z', '10:00:00+01:00')}{SPANISH}"})
    assert "embargo" not in run("write", "peru.md", "-p", "x")[2]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name of a file is Unicode")
def test_a_file_whose_name_is_not_in_utf_8_is_written_like_others(folder: Path, run: Run) -> None:
    """Such names come out of archives that were packed on an old Windows."""
    name = os.fsdecode(b"Per\xa3.md")
    (folder / name).write_text(TEXT, "utf-8")
    for _ in range(2):  # the second finds the folder of the first
        status, out, error = run("write", name, "-p", "x", "--language", "en")
        assert (status, error) == (0, "")
        assert "Open threads/Per_/index.html" in out
    assert run("check")[0] == 0
