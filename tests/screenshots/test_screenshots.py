"""The picture of the page in the README is of the page as it is."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from composer import compose
from composer.output.render.page import review_page
from composer.statement import statement_from_text
from composer.statement.campaign import Account, Campaign

HERE = Path(__file__).parent
PICTURE, OF = HERE / "page.png", HERE / "page.sha256"
STATEMENT = HERE.parents[1] / "content" / "peru.md"
CAMPAIGN = Campaign(
    organisation="West Support",
    handles={"x": Account("West Support", "@WestSupportOrg")},
    hosts={"mastodon": "mastodon.example"},
)


def page() -> str:
    """Return the page of the statement in content/, with what shows it best."""
    statement = statement_from_text(STATEMENT.read_text(encoding="utf-8"), markdown=True, name="content/peru.md")
    names = ("x", "bluesky", "mastodon", "threads")
    return review_page([compose(statement, name, opening="#Peru 🧵", why=True) for name in names], CAMPAIGN)


def test_the_picture_in_the_readme_shows_the_page_as_it_is(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    text = page()
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    if request.config.getoption("--update-cases"):
        path = tmp_path / "index.html"
        path.write_bytes(text.encode())
        # In a process of its own: Playwright runs once in a process, and other tests may have begun it here.
        subprocess.run([sys.executable, __file__, str(path)], check=True)
        OF.write_text(f"{sha256}\n")
    assert PICTURE.exists()
    assert OF.read_text().strip() == sha256, "the page has changed: take its picture again with pytest --update-cases"


def take(page: Path) -> None:
    """Take the picture: the page with two posts copied, one of them posted, and the pointer on the first."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        context = browser.new_context(
            viewport={"width": 1280, "height": 860}, locale="en-GB", reduced_motion="reduce", color_scheme="light"
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        tab = context.new_page()
        tab.goto(f"{page.as_uri()}#x")
        for key in ("c", "p", "c"):
            tab.keyboard.press(key)
        tab.locator("#en-x-2[data-state=copied]").wait_for()
        tab.evaluate("window.scrollTo({ top: 0, behavior: 'instant' })")
        tab.mouse.move(900, 520)  # onto the first post, so that the statement shows where it comes from
        tab.wait_for_timeout(300)
        tab.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]))
