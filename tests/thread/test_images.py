"""Images: which post bears which, before and after edits."""

from composer.output.render.json import json_object
from composer.statement import statement_from_text
from composer.thread.edits import edited
from composer.thread.edits.model import Edit
from composer.thread.images import post_images
from composer.thread.model import Thread
from composer.thread.pipeline import compose

SOURCE = """
![The square](square.jpg)

Seven people died in Lima. Nobody was charged for it.

![A march](march.jpg)

We ask for an inquiry.
![](plea.png)
"""


def borne(thread: Thread) -> list[list[str]]:
    return [[image.file for image in images] for _, images in post_images(thread)]


def composed(**options: object) -> Thread:
    return compose(statement_from_text(SOURCE, markdown=True, language="en"), **options)  # type: ignore[arg-type]  # as compose has them


def test_a_post_bears_the_images_whose_place_it_holds() -> None:
    thread = composed(split="sentence", call_to_action="Repost.")
    assert borne(thread) == [["square.jpg"], ["march.jpg"], ["plea.png"], []]
    assert borne(composed()) == [["square.jpg", "march.jpg", "plea.png"]]


def test_images_are_no_words_of_the_statement() -> None:
    assert composed().posts[0].text == (
        "Seven people died in Lima. Nobody was charged for it.\n\nWe ask for an inquiry."
    )


def test_the_json_lists_images_where_there_are_any() -> None:
    posts = json_object(composed(split="sentence", call_to_action="Repost."))["posts"]
    assert isinstance(posts, list)
    assert [post.get("images") for post in posts] == [
        [{"file": "square.jpg", "alt": "The square"}],
        [{"file": "march.jpg", "alt": "A march"}],
        [{"file": "plea.png", "alt": ""}],
        None,
    ]


def test_images_stay_with_their_sentence_when_words_change() -> None:
    statement = statement_from_text(SOURCE, markdown=True, language="en")
    edits = [
        Edit("replace", sentence="Seven people died in Lima.", text="At least seventeen people died in Lima and Puno."),
        Edit("delete", sentence="Nobody was charged for it."),
    ]
    found = edited(statement, edits).statement
    ends = [found.text[: image.at + 1].rpartition("\n")[2] for image in found.images]
    first = "At least seventeen people died in Lima and Puno."
    assert ends == [first, first, "We ask for an inquiry."]
