"""The review page in a real browser: approve, read, copy, start, for everybody, safe."""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request, expect

from composer import compose
from composer.advice import advised
from composer.output.approval import Approved, thread_key, thread_sha256
from composer.output.render.page import review_page, with_approval
from composer.statement import statement_from_text
from composer.statement.campaign import Account, Campaign
from composer.thread.edits import Edit
from composer.thread.model import Thread, Warning
from composer.thread.reasons import EXPLAINED

pytestmark = pytest.mark.browser

ENGLISH = """Justice for the dead

West Support is concerned by the growing threats to democracy — “today”. Seven people died, and 49 were hurt.

We ask @parliament for an inquiry: https://example.org/inquiry #Peru. The families wait. 👩‍👧 wait too."""
SPANISH = "Justicia para los muertos\n\nSiete personas murieron. Pedimos una investigación. Las familias esperan."
ARABIC = "العدالة للضحايا\n\nقُتل سبعة أشخاص في الاحتجاجات. نطالب بتحقيق مستقل. العائلات تنتظر الجواب."
PLATFORMS = ("x", "bluesky", "mastodon", "threads")
CAMPAIGN = Campaign(
    organisation="West Support",
    handles={name: Account("West Support", f"@west.{name}") for name in PLATFORMS},
    hosts={"mastodon": "mastodon.example"},
)
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
WITHOUT_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
WITHOUT_COPYING = f"{WITHOUT_CLIPBOARD}; document.execCommand = () => false"
WITHOUT_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })"


def threads(text: str, language: str = "en", names: Sequence[str] = PLATFORMS, **settings: str) -> list[Thread]:
    statement = replace(statement_from_text(text, language=language), settings=settings)
    return [compose(statement, name, limit=90, opening="#Peru 🧵", why=True) for name in names]


@pytest.fixture
def english() -> list[Thread]:
    return threads(ENGLISH)


@pytest.fixture
def shown(tab: Page, tmp_path: Path) -> Callable[..., Page]:
    """Return a function that writes a page and opens it from the disk."""

    def show(found: Sequence[Thread], place: str = "", approval: dict[str, Approved] | None = None) -> Page:
        path = tmp_path / "index.html"
        path.write_bytes(review_page(found, CAMPAIGN, approval).encode())
        tab.goto("about:blank")  # else another place on the same page is no new page
        tab.goto(f"{path.as_uri()}{place}")
        return tab

    return show


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def card(page: Page, post: int) -> object:
    return page.locator(".card:visible").nth(post - 1)


def states(page: Page) -> list[str]:
    return [str(each.get_attribute("data-state")) for each in page.locator(".card:visible").all()]


def progress(page: Page) -> str:
    return page.locator("[data-progress]:visible").inner_text()


def approval_of(found: Sequence[Thread]) -> dict[str, Approved]:
    return {thread_key(each): Approved(thread_sha256(each), "Ana Ruiz", "2026-11-23T12:00:00+00:00") for each in found}


# Read


def test_each_card_shows_its_post_to_the_letter(shown: Callable[..., Page], english: list[Thread]) -> None:
    page = shown(english)
    for thread in english:
        page.goto(f"{page.url.partition('#')[0]}#{thread.platform.name}")
        texts = page.locator(".card:visible .text").evaluate_all("all => all.map((each) => each.textContent)")
        assert texts == [post.text for post in thread.posts]
        assert page.locator(".card:visible .handle").first.inner_text() == f"@west.{thread.platform.name}"
    assert page.locator(".card:visible .meter").first.inner_text().endswith("left")


def test_links_mentions_and_hashtags_have_the_platforms_colour(
    shown: Callable[..., Page], english: list[Thread]
) -> None:
    page = shown(english, "#mastodon")
    assert page.locator(".card:visible .link").all_inner_texts() == ["https://example.org/inquiry"]
    assert page.locator(".card:visible .mention").all_inner_texts() == ["@parliament"]
    colours = page.locator(".card:visible :is(.link, .text)").evaluate_all(
        "all => all.map((e) => getComputedStyle(e).color)"
    )
    assert len(set(colours)) == 2


def test_warnings_and_content_warning_stand_at_their_post(shown: Callable[..., Page], english: list[Thread]) -> None:
    warnings = (Warning(2, "lean", "Opens with “Seven”."), Warning(None, "long", "A long thread."))
    x, mastodon = (replace(english[number], content_warning="Deaths") for number in (0, 2))
    page = shown([replace(x, warnings=warnings), mastodon])
    assert page.locator(".card .warning").all_inner_texts() == ["Check: Opens with “Seven”. lean"]
    assert page.locator("#en-x-2 .warning").count() == 1
    assert page.locator(".thread > .warning").all_inner_texts() == ["Check: A long thread. long"]
    assert page.locator("#panel-en-x .content-warning").count() == 0  # X has none
    assert page.locator("#panel-en-mastodon .content-warning").first.text_content() == "Content warning: Deaths"


def test_each_post_says_why_it_ends_where_it_ends(shown: Callable[..., Page], english: list[Thread]) -> None:
    page = shown(english)
    asked = page.locator("details.why:visible")
    assert asked.locator("summary").all_inner_texts() == [
        f"Why post {post.index} ends here" for post in english[0].posts[:-1]
    ]
    assert asked.locator("p:visible").count() == 0
    asked.first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(asked.first.locator("p")).to_have_count(2)
    assert asked.first.locator("p").all_inner_texts() == [
        "A paragraph ends. It costs nothing.",
        "Nothing else fits.",
    ]
    page = shown(threads(SPANISH, "es"))
    assert page.locator("details.why:visible summary").first.inner_text() == "Por qué la publicación 1 termina aquí"


def test_a_post_whose_end_nobody_asked_about_says_nothing(shown: Callable[..., Page], english: list[Thread]) -> None:
    assert shown([replace(english[0], reasons=())]).locator("details.why").count() == 0


def test_a_long_thread_says_where_the_reasons_are(shown: Callable[..., Page]) -> None:
    text = " ".join(f"Sentence number {number} stands here alone." for number in range(101))
    page = shown([compose(statement_from_text(text, language="en"), "x", split="sentence", why=EXPLAINED)])
    assert page.locator("details.why").count() == 0
    assert page.get_by_text("thread-composer show --why says it").is_visible()


def test_a_cautious_limit_is_called_so(shown: Callable[..., Page]) -> None:
    said = "The limit of 500 is cautious"
    usual = [compose(ENGLISH, name, language="en") for name in ("x", "threads")]
    page = shown(usual, "#threads")
    assert page.get_by_text(said).count() == 1
    assert page.get_by_text(said).is_visible()
    assert shown([compose(ENGLISH, "threads", language="en", limit=900)]).get_by_text("cautious").count() == 0


def test_a_warning_says_how_to_silence_it(shown: Callable[..., Page]) -> None:
    page = shown([advised(compose("@parliament was asked.", language="en"))])
    assert page.locator(".warning code:visible").all_inner_texts() == ["mention-first"]
    assert 'ignore = ["mention-first"]' in page.locator(".silence:visible").inner_text()


def test_no_word_on_the_screen_is_one_that_a_press_officer_would_not_use(
    shown: Callable[..., Page], english: list[Thread]
) -> None:
    text = shown(english).locator("body").inner_text()
    assert not re.search(r"grapheme|weight|\bspan\b|\bbytes?\b|sha-?256|undefined|null|NaN", text, re.IGNORECASE)


# Approve


def test_the_page_says_what_was_proved_and_what_was_left_out(shown: Callable[..., Page]) -> None:
    page = shown(threads(f"top of page\n\n{ENGLISH}\n\nbottom of page"))
    words = len(ENGLISH.split())
    assert page.locator(".proof:visible").inner_text() == f"All {words} words, in order"
    assert "top of page" in page.locator(".left-out:visible").inner_text()


def test_words_changed_by_hand_have_no_tick_and_each_difference_is_told_with_its_post(
    shown: Callable[..., Page], english: list[Thread]
) -> None:
    sentence = "Seven people died, and 49 were hurt."
    edit = Edit("replace", sentence, "Seven people died, and 94 were hurt.", number=2, place=2)
    edited = compose(english[0].statement, "x", limit=90, edits=[edit])
    page = shown([edited, *english[1:]])
    assert page.locator(".proof:visible").count() == 0
    assert page.locator(".differs:visible").inner_text() == "The words differ from the approved statement: X"
    assert page.locator(".differences:visible li").all_inner_texts() == ["Post 3: “94” instead of “49”"]
    assert "94 were hurt" in page.locator(".card:visible").nth(2).inner_text()
    assert page.get_by_role("heading", name="Statement, edited by hand").is_visible()
    page.get_by_role("tab", name="Bluesky").click()
    assert page.locator(".differences:visible").count() == 0
    assert page.get_by_role("heading", name="Statement", exact=True).is_visible()


def test_a_cut_made_by_hand_leaves_the_tick(shown: Callable[..., Page], english: list[Thread]) -> None:
    edit = Edit("cut", before="Seven people died, and 49 were hurt.", number=2, place=2)
    page = shown([compose(english[0].statement, "x", limit=90, edits=[edit])])
    assert page.locator(".proof:visible").count() == 1
    assert page.locator(".differs").count() == 0


def test_on_a_phone_nothing_covers_the_line_above_the_title(shown: Callable[..., Page], english: list[Thread]) -> None:
    page = shown([*english, *threads(SPANISH, "es"), *threads(ARABIC, "ar")])
    page.set_viewport_size({"width": 390, "height": 844})
    line, tools = (page.locator(f"{name}:visible").bounding_box() for name in (".eyebrow", ".tools"))
    assert line is not None
    assert tools is not None
    assert tools["y"] + tools["height"] <= line["y"]


def test_a_post_shows_where_it_comes_from_and_a_sentence_where_it_went(
    shown: Callable[..., Page], english: list[Thread]
) -> None:
    page = shown(english, "#x")
    page.locator("#en-x-2").hover()
    lit = page.locator(".pane:visible .lit").all_inner_texts()
    assert " ".join(lit).split() == english[0].posts[1].body.split()
    page.locator(".pane:visible [data-post='3']").first.hover()
    assert "lit" in str(page.locator("#en-x-3").get_attribute("class"))
    assert page.locator("#en-x-3 .same").count() == 1
    page.locator(".pane:visible .goes-to").nth(3).click()
    expect(page.locator("#en-x-4")).to_be_focused()
    assert page.locator(".pane:visible [data-post='4'].lit").count() > 0


def test_an_approval_stands_on_top_and_falls_with_any_change(shown: Callable[..., Page], english: list[Thread]) -> None:
    page = shown(english, "#x", approval_of(english))
    status = page.locator("[data-status]:visible")
    assert re.fullmatch(r"Approved by Ana Ruiz, 23 November 2026 at 13:00 CET", status.inner_text())
    changed = approval_of(english)
    changed["en/x"] = replace(changed["en/x"], sha256="0" * 64)
    page = shown(english, "#x", changed)
    assert status.inner_text() == "Draft: changed since Ana Ruiz approved it"
    page.keyboard.press("2")
    assert status.inner_text().startswith("Approved by Ana Ruiz")


def test_a_written_page_takes_an_approval_and_nothing_else_changes(english: list[Thread]) -> None:
    plain = review_page(english, CAMPAIGN)
    assert with_approval(plain, approval_of(english)) == review_page(english, CAMPAIGN, approval_of(english))
    assert with_approval(with_approval(plain, approval_of(english)), {}) == plain


def test_nobody_is_asked_anything_without_a_status_or_an_embargo(
    shown: Callable[..., Page], english: list[Thread]
) -> None:
    page = shown(english)
    page.keyboard.press("c")
    expect(page.locator("#en-x-1")).to_have_attribute("data-state", "copied")
    assert page.locator("[data-status]:visible").inner_text() == "Draft"


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"status": "draft"}, "This thread is not approved: it is a draft."),
        ({"approved_by": "Ana Ruiz"}, "This thread is not approved: it is a draft."),
        ({"embargo": "2999-01-01T09:00:00-05:00"}, "This statement is embargoed until 1 January 2999 at 15:00 CET."),
    ],
)
def test_what_may_not_go_out_yet_is_copied_only_after_asking(
    shown: Callable[..., Page], settings: dict[str, str], says: str
) -> None:
    page = shown(threads(ENGLISH, "en", PLATFORMS, **settings))
    page.evaluate("navigator.clipboard.writeText('before')")
    page.keyboard.press("c")
    expect(page.locator("dialog[open]")).to_contain_text(says)
    page.keyboard.press("Enter")  # the safe answer is the one in front
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert clipboard(page) == "before"
    assert set(states(page)) == {""}
    page.keyboard.press("c")
    page.locator("dialog[open] [value=yes]").click()
    expect(page.locator("#en-x-1")).to_have_attribute("data-state", "copied")
    page.keyboard.press("c")  # asked once for a thread
    expect(page.locator("#en-x-2")).to_have_attribute("data-state", "copied")


def test_the_compose_page_opens_only_after_asking(shown: Callable[..., Page], context: BrowserContext) -> None:
    page = shown(threads(ENGLISH, embargo="2999-01-01T09:00:00Z"))
    page.locator("[data-compose]:visible").click()
    expect(page.locator("dialog[open]")).to_contain_text("embargoed")
    assert len(context.pages) == 1


def test_approved_text_after_its_embargo_is_copied_at_once(shown: Callable[..., Page]) -> None:
    found = threads(ENGLISH, embargo="2020-01-01T09:00:00Z", status="approved")
    page = shown(found, "", approval_of(found))
    assert page.locator("[data-embargo]:visible").inner_text().startswith("Embargo ended 1 January 2020")
    page.keyboard.press("c")
    expect(page.locator("#en-x-1")).to_have_attribute("data-state", "copied")


def test_the_sheet_on_paper_has_statement_posts_lengths_and_hash(
    shown: Callable[..., Page], english: list[Thread]
) -> None:
    page = shown(english, "#bluesky")
    page.emulate_media(media="print")
    text = page.locator("body").inner_text()
    assert thread_sha256(english[1]) in text
    assert all(line in text for post in english[1].posts for line in post.text.split("\n"))
    assert f"Length {english[1].posts[0].length} of 90" in text
    assert "Copy" not in text
    assert page.pdf().startswith(b"%PDF")


# Copy


@pytest.mark.parametrize("over", ["file", "http"])
def test_every_post_lands_on_the_clipboard_as_in_its_file(
    tab: Page, tmp_path: Path, served: Callable[[Path], str], english: list[Thread], over: str
) -> None:
    path = tmp_path / "index.html"
    path.write_bytes(review_page(english, CAMPAIGN).encode())
    asked: list[Request] = []
    tab.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - Playwright marks its handlers
    tab.goto(path.as_uri() if over == "file" else f"{served(tmp_path)}/index.html")
    for place, thread in enumerate(english, 1):
        tab.keyboard.press(str(place))
        for post in thread.posts:
            if post.index % 2:
                tab.locator(f"#en-{thread.platform.name}-{post.index} [data-do=copy]").click()
            else:
                tab.keyboard.press("c")
            expect(tab.locator(f"#en-{thread.platform.name}-{post.index}")).to_have_attribute("data-state", "copied")
            assert clipboard(tab) == post.text
    assert [request.url.partition("#")[0] for request in asked] == [tab.url.partition("#")[0]]


def test_copied_and_posted_are_two_states_and_outlive_the_page(
    shown: Callable[..., Page], english: list[Thread]
) -> None:
    page = shown(english)
    total = len(english[0].posts)
    for key in ("c", "c", "p", "c"):
        page.keyboard.press(key)  # one after the other, without a pause
    expect(page.locator("#en-x-3")).to_have_attribute("data-state", "copied")
    assert states(page)[:4] == ["posted", "copied", "copied", ""]
    assert progress(page) == f"1 of {total} posted"
    page.reload()
    assert states(page)[:4] == ["posted", "copied", "copied", ""]
    assert page.locator("[data-next]:visible").inner_text() == "Copy post 4"
    assert page.locator("[data-waiting]:visible").inner_text() == "Copied, not posted yet: 2, 3"
    page.keyboard.press("u")
    page.keyboard.press("u")
    expect(page.locator("#en-x-1")).to_have_attribute("data-state", "copied")
    assert states(page)[:3] == ["copied", "copied", ""]
    page.locator(".dock:visible [data-do=undo]").click()
    expect(page.locator("#en-x-2")).to_have_attribute("data-state", "")
    assert states(page)[:3] == ["copied", "", ""]


def test_a_changed_thread_starts_fresh(shown: Callable[..., Page], english: list[Thread]) -> None:
    page = shown(english)
    page.keyboard.press("c")
    expect(page.locator("#en-x-1")).to_have_attribute("data-state", "copied")
    page = shown(threads(ENGLISH.replace("Seven", "Eight")))
    assert set(states(page)) == {""}
    page = shown(english)
    assert states(page)[0] == "copied"


def test_the_address_of_the_live_post_marks_it_posted(shown: Callable[..., Page], english: list[Thread]) -> None:
    page = shown(english)
    page.keyboard.press("c")
    field = page.locator("#en-x-1 [data-address]")
    field.fill("x.com/1")
    field.press("Enter")
    assert states(page)[0] == "copied"
    expect(page.locator("[data-said]:visible, [data-said]").first).to_contain_text("not a web address")
    field.fill("https://x.com/west/status/1")
    field.press("Enter")
    assert states(page)[0] == "posted"
    page.reload()
    assert field.input_value() == "https://x.com/west/status/1"
    page.locator("#en-x-1 [data-do=mark]").click()
    expect(page.locator("#en-x-1")).to_have_attribute("data-state", "copied")


def test_the_record_says_who_posted_what(shown: Callable[..., Page], english: list[Thread]) -> None:
    page = shown(english)
    page.locator("[data-who]:visible").fill("=Ana “Press” Ruiz")
    page.locator("[data-who]:visible").press("Tab")
    page.locator("h1:visible").click()
    page.keyboard.press("c")
    page.keyboard.press("p")
    expect(page.locator("#en-x-1")).to_have_attribute("data-state", "posted")
    with page.expect_download() as download:
        page.locator("[data-do=csv]:visible").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == len(english[0].posts)
    assert (rows[0]["state"], rows[0]["posted_by"]) == ("posted", "'=Ana “Press” Ruiz")
    assert [row["text"].removeprefix("'") for row in rows] == [post.text for post in english[0].posts]
    assert dt.datetime.fromisoformat(rows[0]["posted_at"]).tzinfo
    with page.expect_download() as download:
        page.locator("[data-do=json]:visible").click()
    record = json.loads(Path(download.value.path()).read_bytes())
    assert record["thread_sha256"] == thread_sha256(english[0])
    assert record["posts"][0]["posted_by"] == "=Ana “Press” Ruiz"
    assert [post["text"] for post in record["posts"]] == [post.text for post in english[0].posts]


def test_without_the_new_clipboard_the_old_way_is_used(
    shown: Callable[..., Page], context: BrowserContext, english: list[Thread]
) -> None:
    context.add_init_script(WITHOUT_CLIPBOARD)
    page = shown(english)
    page.keyboard.press("c")
    expect(page.locator("#en-x-1")).to_have_attribute("data-state", "copied")
    other = context.new_page()
    other.goto("about:blank")
    field = "document.body.innerHTML = '<textarea></textarea>'; document.querySelector('textarea').focus()"
    other.evaluate(field)
    other.keyboard.press("Control+v")
    assert other.locator("textarea").input_value() == english[0].posts[0].text


def test_where_nothing_can_copy_the_text_is_selected_and_nothing_is_said_to_be_copied(
    shown: Callable[..., Page], context: BrowserContext, english: list[Thread]
) -> None:
    context.add_init_script(WITHOUT_COPYING)
    page = shown(english)
    page.keyboard.press("c")
    dialog = page.locator("dialog[open]")
    expect(dialog).to_contain_text("Press Ctrl+C")
    assert set(states(page)) == {""}
    selected = (
        "document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)"
    )
    assert page.evaluate(selected) == english[0].posts[0].text
    page.keyboard.press("Control+c")
    expect(dialog).to_have_count(0)
    assert states(page)[0] == "copied"
    page.keyboard.press("c")
    page.keyboard.press("Escape")
    assert states(page)[1] == ""


def test_a_page_that_may_not_store_anything_works_and_says_so(
    shown: Callable[..., Page], context: BrowserContext, english: list[Thread]
) -> None:
    context.add_init_script(WITHOUT_STORAGE)
    page = shown(english)
    page.keyboard.press("c")
    expect(page.locator("#en-x-1")).to_have_attribute("data-state", "copied")
    page.keyboard.press("2")
    page.keyboard.press("1")
    assert states(page)[0] == "copied"
    assert "keeps nothing" in page.locator("[data-kept]:visible").inner_text()


# Moving about


def test_tabs_are_remembered_in_the_address(shown: Callable[..., Page], english: list[Thread]) -> None:
    page = shown(english)
    page.locator("[data-tab]:visible").nth(2).click()
    expect(page).to_have_url(re.compile("#mastodon$"))
    page.reload()
    expect(page.locator("[role=tab][aria-selected=true]:visible")).to_contain_text("Mastodon")
    page.keyboard.press("1")
    expect(page).to_have_url(re.compile("#x$"))
    page.locator("[role=tab][aria-selected=true]:visible").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[role=tab]:focus")).to_contain_text("Threads")
    page.keyboard.press("Home")
    expect(page.locator("[role=tab]:focus")).to_contain_text("X")


def test_languages_have_words_and_threads_of_their_own(shown: Callable[..., Page], english: list[Thread]) -> None:
    page = shown([*english, *threads(SPANISH, "es")], "#es/bluesky")
    expect(page.locator("[data-do=copy]:visible").first).to_have_text("Copiar")
    assert page.locator("html").get_attribute("lang") == "es"
    page.locator(".languages:visible a").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[data-do=copy]:visible").first).to_have_text("Copy")
    page.keyboard.press("3")
    expect(page).to_have_url(re.compile("#en/mastodon$"))


def test_keys_move_between_posts_and_can_be_switched_off(shown: Callable[..., Page], english: list[Thread]) -> None:
    page = shown(english)
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("#en-x-2")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("#en-x-1")).to_be_focused()
    page.keyboard.press("?")
    page.locator("dialog[open] [data-keys]").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("c")
    page.keyboard.press("2")
    assert set(states(page)) == {""}
    expect(page.locator("[role=tab][aria-selected=true]:visible")).to_contain_text("X")


def test_all_works_by_keyboard_and_is_said_aloud(shown: Callable[..., Page], english: list[Thread]) -> None:
    page = shown(english)
    said = page.locator("[data-said]").first
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#en-x-1")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(said).to_have_text("Post 1 copied.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(said).to_have_text(f"Post 1 marked as posted. 1 of {len(english[0].posts)} posted.")
    page.keyboard.press("u")
    expect(said).to_have_text("Undone: post 1.")
    assert said.get_attribute("aria-live") == "polite"


def test_keys_in_a_field_are_letters(shown: Callable[..., Page], english: list[Thread]) -> None:
    page = shown(english)
    page.locator("[data-who]:visible").click()
    page.keyboard.type("cup2?")
    assert page.locator("[data-who]:visible").input_value() == "cup2?"
    assert set(states(page)) == {""}


# Start


def test_the_page_says_how_to_start_and_opens_the_first_post(shown: Callable[..., Page], english: list[Thread]) -> None:
    page = shown(english, "#mastodon")
    assert page.locator(".steps:visible li").count() == 3
    address = str(page.locator("[data-compose]:visible").get_attribute("href"))
    assert address.startswith("https://mastodon.example/share?text=")
    assert unquote(address.partition("text=")[2]) == english[2].posts[0].text
    page.keyboard.press("4")
    assert "spoils emoji" in page.locator(".start:visible").inner_text()


def test_the_post_to_reply_to_comes_first(shown: Callable[..., Page]) -> None:
    page = shown(threads(ENGLISH, reply_to="https://x.com/west/status/1"))
    assert page.locator(".reply-to a:visible").get_attribute("href") == "https://x.com/west/status/1"
    page.keyboard.press("2")
    assert page.locator(".reply-to:visible").count() == 0


# For everybody


STRICT = {
    name: {"enabled": True} for name in ("color-contrast-enhanced", "identical-links-same-purpose", "target-size")
}
"""What axe looks for only when it is asked to: the highest of the three levels of WCAG, and its newest edition."""


def problems(page: Page) -> list[str]:
    """Return what axe finds."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, { resultTypes: ['violations'], rules })", STRICT)
    return [f"{each['id']}: {node['html'][:160]}" for each in found["violations"] for node in each["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_in_any_state(
    shown: Callable[..., Page], context: BrowserContext, english: list[Thread], scheme: str, width: int
) -> None:
    tab = shown([*english, *threads(SPANISH, "es"), *threads(ARABIC, "ar", ["x"])], "#en/x")
    tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]  # one of the two
    tab.set_viewport_size({"width": width, "height": 900})
    assert problems(tab) == []
    if width < 1000:
        tab.locator("[data-do=statement]:visible").click()
        assert problems(tab) == []
    for key in ("c", "p", "c"):
        tab.keyboard.press(key)
    expect(tab.locator("#en-x-2")).to_have_attribute("data-state", "copied")
    tab.locator("#en-x-1").hover()
    tab.locator("details.why:visible summary").first.click()
    assert problems(tab) == []
    tab.keyboard.press("?")
    assert problems(tab) == []
    tab.keyboard.press("Escape")
    for place in ("#en/mastodon", "#es/bluesky", "#ar/x"):
        tab.evaluate("place => { location.hash = place; }", place)
        expect(tab.locator("html")).to_have_attribute("lang", place[1:3])
        assert problems(tab) == []
    warned = replace(
        english[2],
        warnings=(Warning(1, "a", "One."), Warning(None, "b", "Two.")),
        content_warning="Deaths",
        statement=replace(english[0].statement, settings={"embargo": "2999-01-01T00:00:00Z", "status": "draft"}),
    )
    tab = shown([warned], "", approval_of([warned]))
    assert problems(tab) == []
    tab.keyboard.press("c")
    expect(tab.locator("dialog[open]")).to_have_count(1)
    assert problems(tab) == []
    context.add_init_script(WITHOUT_COPYING)
    tab = shown(english)
    tab.keyboard.press("c")
    expect(tab.locator("dialog[open]")).to_have_count(1)
    assert problems(tab) == []


def test_without_scripts_every_thread_is_shown(browser: Browser, english: list[Thread], tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_bytes(review_page([*english, *threads(SPANISH, "es")], CAMPAIGN).encode())
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator(".panel:visible").count() == 2 * len(PLATFORMS)
    assert page.locator(".noscript:visible").count() == 2
    context.close()


def test_nothing_scrolls_sideways_at_320_pixels(shown: Callable[..., Page], english: list[Thread]) -> None:
    long = threads(f"Title\n\n{'w' * 70} and https://example.org/{'p' * 60}.", "en")
    for found in (english, long, threads(SPANISH, "es", ["mastodon"])):
        page = shown(found)
        page.set_viewport_size({"width": 320, "height": 640})
        page.locator("[data-do=statement]:visible").click()
        page.keyboard.press("c")
        page.wait_for_timeout(100)
        assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_text_from_right_to_left_stands_so_with_its_markers_isolated(shown: Callable[..., Page]) -> None:
    page = shown(threads(ARABIC, "ar", ["bluesky"]))
    text = page.locator(".card:visible .text").first
    assert (text.get_attribute("lang"), text.get_attribute("dir")) == ("ar", "rtl")
    assert page.locator(".pane:visible").get_attribute("dir") == "rtl"
    assert text.locator("bdi.marker").inner_text().startswith("\u20661/")
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_a_thread_of_300_posts_stays_smooth(shown: Callable[..., Page]) -> None:
    text = " ".join(f"Sentence number {number} stands here alone." for number in range(300))
    statement = statement_from_text(text, language="en")
    thread = compose(statement, "x", split="sentence")
    page = shown([thread])
    assert page.locator(".card").count() == 300
    took = page.evaluate(
        "() => { const t = performance.now(); for (let n = 0; n < 9; n++) show(); return performance.now() - t; }"
    )
    assert took / 9 < 100  # what a person takes for at once
    page.keyboard.press("c")
    expect(page.locator("#en-x-1")).to_have_attribute("data-state", "copied")


# Safe

HOSTILE = """</script><script>window.hacked = 1</script> "><img src=x onerror="window.hacked=1">

{{ 7 * 7 }} {% raw %} <style>*{display:none}</style> <!-- javascript:alert(1) ]]> &lt;b&gt; \u2028 ' onfocus='hacked=1

</textarea><svg onload="window.hacked=1"> @<b>x</b> #</title> https://example.org/"onmouseover="window.hacked=1"""


def test_hostile_text_stays_text(shown: Callable[..., Page], errors: list[str]) -> None:
    evil = '"></title></style></script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>'
    statement = statement_from_text(HOSTILE, name=evil, language="en")
    settings = {
        "reply_to": "https://example.org/'onclick='window.hacked=1'\"><script>window.hacked=1</script>",
        "status": evil,
        "approved_by": evil,
        "embargo": "2020-01-01T00:00:00Z",
    }
    statement = replace(statement, title=evil, settings=settings)
    campaign = Campaign(
        organisation=evil,
        handles={"mastodon": Account(evil, evil)},
        hosts={"mastodon": "x.example/javascript:"},
    )
    thread = compose(statement, "mastodon", limit=140)
    thread = replace(thread, content_warning=evil, warnings=(Warning(1, evil, evil), Warning(None, evil, evil)))
    page = shown([thread], "", {"en/mastodon": Approved("0" * 64, evil, evil)})
    dialogs: list[Dialog] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog))  # noqa: PLW0108 - Playwright marks its handlers
    path = Path(unquote(page.url.removeprefix("file://")).partition("#")[0])
    path.write_bytes(review_page([thread], campaign, {"en/mastodon": Approved("0" * 64, evil, evil)}).encode())
    page.reload()
    for key in ("c", "?"):
        page.keyboard.press(key)
        page.wait_for_timeout(50)
        page.keyboard.press("Escape")
    texts = page.locator(".card .text").evaluate_all("all => all.map((each) => each.textContent)")
    assert texts == [post.text for post in thread.posts]
    assert page.evaluate("window.hacked") is None
    assert (
        page.evaluate("document.images.length + document.querySelectorAll('svg[onload], [onerror], [onfocus]').length")
        == 0
    )
    links = page.locator("a").evaluate_all("all => all.map((each) => each.protocol)")
    assert set(links) <= {"file:", "https:"}
    assert page.locator("h1").inner_text() == evil
    assert dialogs == []
    assert errors == []


def test_the_policy_in_the_file_forbids_every_request(
    shown: Callable[..., Page], english: list[Thread], errors: list[str]
) -> None:
    page = shown(english)
    refused = page.evaluate("fetch('https://example.org/').then(() => false, () => true)")
    assert refused
    styled = "document.body.insertAdjacentHTML('beforeend', '<p id=t style=\"position:fixed\"><img src=https://example.org/x.png>')"
    page.evaluate(styled)
    assert page.evaluate("getComputedStyle(document.getElementById('t')).position") == "static"
    assert any("Content Security Policy" in error for error in errors)
    errors.clear()
