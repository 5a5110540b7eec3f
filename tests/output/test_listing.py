"""The page that lists all statements: true to what lies there, quick with thousands, safe, for everybody."""

import shutil
from importlib.resources import files
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Browser, Page, expect

from composer import compose
from composer.output.listing import begin_list, finish_list, list_address
from composer.output.render.listing import Place, assembly, listing_pages
from composer.output.summary import FILE, Summary, ThreadSummary, read_summary
from composer.output.writing import write_threads
from composer.statement import statement_from_text

TEXT = "Seven people died in the protests. We ask for an inquiry into their deaths."
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def write(out: Path, name: str | PurePosixPath, *languages: str, title: str = "Justice") -> Path:
    """Write a statement's threads; return their folder."""
    found = [
        statement_from_text(f"{title}\n\n{TEXT}", name=f"{name}.md", language=each) for each in languages or ("en",)
    ]
    threads = [compose(statement, platform) for statement in found for platform in ("x", "bluesky")]
    return write_threads(name, threads, out).page.parent


def listed(out: Path) -> list[str]:
    """Return the addresses in the list."""
    text = (out / "index.html").read_text("utf-8")
    return [part.partition('"')[0] for part in text.split('<li><a href="')[1:]]


def test_one_statement_needs_no_list(tmp_path: Path) -> None:
    write(tmp_path, "peru")
    assert finish_list(tmp_path) is None
    assert not (tmp_path / "index.html").exists()


def test_the_list_is_what_lies_there_whoever_wrote_it(tmp_path: Path) -> None:
    for name in ("peru", "chile", "Lima 19"):
        write(tmp_path, name)
    (tmp_path / "2026").mkdir()
    (tmp_path / "Lima 19").rename(tmp_path / "2026/Lima 19")
    assert finish_list(tmp_path) == tmp_path / "index.html"
    assert listed(tmp_path) == ["2026/Lima%2019/index.html", "chile/index.html", "peru/index.html"]
    shutil.rmtree(tmp_path / "peru")
    write(tmp_path, "zambia")
    finish_list(tmp_path)
    assert listed(tmp_path)[1:] == ["chile/index.html", "zambia/index.html"]


def test_statements_that_lie_beside_their_threads_do_not_hide_them(tmp_path: Path) -> None:
    for name in ("peru", "chile", "2026/lima"):
        write(tmp_path, PurePosixPath(name))
    for name in ("peru", "chile", "2026"):
        (tmp_path / f"{name}.txt").write_text(TEXT, "utf-8")
    finish_list(tmp_path)
    assert listed(tmp_path) == ["2026/lima/index.html", "chile/index.html", "peru/index.html"]


def test_the_list_goes_with_the_last_statement(tmp_path: Path) -> None:
    begin_list(tmp_path, 2)
    assert listed(tmp_path) == []
    assert finish_list(tmp_path) is None
    assert not tmp_path.exists()


def test_a_page_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>mine", "utf-8")
    begin_list(tmp_path, 2)
    folders = [write(tmp_path, name) for name in ("peru", "chile")]
    assert finish_list(tmp_path) is None
    assert (tmp_path / "index.html").read_text("utf-8") == "<p>mine"
    assert list_address(folders[0]) == ""


def test_pages_lead_to_the_list_where_there_is_one(tmp_path: Path) -> None:
    assert 'href="../index.html"' not in (write(tmp_path, "peru") / "index.html").read_text("utf-8")
    begin_list(tmp_path, 2)
    assert '<a href="../index.html">All statements</a>' in (write(tmp_path, "chile") / "index.html").read_text("utf-8")


@pytest.mark.parametrize("content", [None, "{", "[]", '{"title": "x", "key": ""}', '{"title": 1, "threads": [3]}'])
def test_without_a_summary_the_threads_themselves_are_read(tmp_path: Path, content: str | None) -> None:
    folder = write(tmp_path, "peru", "en", "es")
    before = read_summary(folder)
    assert before is not None
    (folder / FILE).unlink() if content is None else (folder / FILE).write_text(content, "utf-8")
    assert read_summary(folder) == before
    (folder / "en/x.json").write_text("{}", "utf-8")
    after = read_summary(folder)
    assert after is not None
    assert after.threads == before.threads[1:]


def test_a_long_list_has_several_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assembly, "PER_PAGE", 2)
    for number in range(5):
        write(tmp_path, f"s{number}")
    finish_list(tmp_path)
    pages = sorted(path.name for path in tmp_path.glob("*.html"))
    assert pages == ["index-2.html", "index-3.html", "index.html"]
    text = (tmp_path / "index-3.html").read_text("utf-8")
    assert "Statements 5 to 5 of 5" in text
    assert '<a href="index-3.html" aria-current="page">3</a>' in text
    for number in range(3):
        shutil.rmtree(tmp_path / f"s{number}")
    finish_list(tmp_path)
    assert sorted(path.name for path in tmp_path.glob("*.html")) == ["index.html"]


# In a browser


def place(number: int) -> Place:
    words = ("justice", "Perú", "inquiry", "families", "Lima", "<b>court</b>")
    title = f"{number}: {words[number % 6]} and {words[number // 6 % 6]}"
    warnings = int(number % 10 == 0)
    threads = [
        ThreadSummary(language, name, number % 9 + 1, 1, 280, 280, warnings)
        for language in (("en", "es") if number % 4 == 1 else ("en",))
        for name in ("x", "bluesky", "mastodon", "threads")
    ]
    return Place(f"20{number % 30:02}/statement-{number}", Summary(title, tuple(threads)))


def page_of(folder: Path, number: int) -> str:
    _, text = next(listing_pages(map(place, range(number)), number, "en"))
    path = folder / "index.html"
    path.write_text("".join(text), "utf-8")
    return path.as_uri()


@pytest.mark.browser
def test_ten_thousand_statements_open_and_are_searched_at_once(tab: Page, tmp_path: Path) -> None:
    tab.goto(page_of(tmp_path, 10_000))
    assert float(str(tab.evaluate("performance.timing.loadEventStart - performance.timing.navigationStart"))) < 6_000
    took = tab.evaluate("""async () => {
      const field = document.querySelector("[data-find]");
      const start = performance.now();
      field.value = "COURT peru 2007";
      field.dispatchEvent(new Event("input"));
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return performance.now() - start;
    }""")
    assert float(str(took)) < 2_000
    expect(tab.locator("[data-found]")).to_contain_text("found of 10000 statements")
    shown = tab.locator("#list > li:visible a").all_text_contents()
    assert shown
    assert all("<b>court</b>" in title and "Perú" in title for title in shown)


@pytest.mark.browser
def test_a_person_finds_a_statement_and_those_with_warnings(tab: Page, tmp_path: Path) -> None:
    tab.goto(page_of(tmp_path, 40))
    find = tab.get_by_label("Find a statement")
    find.fill("nothing like it")
    expect(tab.locator("[data-nothing]")).to_be_visible()
    find.fill("")
    tab.get_by_label("Only those with warnings").check()
    expect(tab.locator("#list > li:visible")).to_have_count(4)
    expect(tab.locator(".warned").first).to_have_text("4 warnings: X, Bluesky, Mastodon, Threads")
    find.fill("justice")
    expect(tab.locator("[data-found]")).to_have_text("2 found of 40 statements, with the posts of each thread")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_list_is_for_everybody(browser: Browser, tmp_path: Path, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]  # one of its words
    tab = context.new_page()
    tab.goto(page_of(tmp_path, 30))
    tab.evaluate(AXE)
    found = tab.evaluate("axe.run(document, { rules: { 'color-contrast-enhanced': { enabled: true } } })")
    assert [violation["id"] for violation in found["violations"]] == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
