"""Advice: what a person should look at before a thread goes out. It warns, and never blocks.

A rule is a function from a thread to its warnings; a warning has a code, which ``ignore = ["code"]`` in campaign.toml
silences. What it says is in messages/<language>.toml, in the statement's language where there is such a file.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from composer.advice.copied import broken_words, message_lines, page_numbers
from composer.advice.dates import relative_dates
from composer.advice.embargo import embargo_unset
from composer.advice.emoji import emoji_bullets, many_emoji
from composer.advice.first_words import leans_on_post_before, mention_first, weak_first_post
from composer.advice.hashtags import hashtag_capitals, many_hashtags
from composer.advice.images import alt_text_long, alt_text_missing, image_needed, many_images
from composer.advice.letters import all_capitals, bidi_controls, font_letters, look_alikes, private_signs
from composer.advice.links import accidental_links, link_first, many_links
from composer.advice.markup import markdown_signs, page_lines
from composer.advice.names import name_spellings
from composer.advice.newsroom import newsroom_lines
from composer.advice.numbering import numbers_itself
from composer.advice.parted import attribution_parted, figure_parted, lead_in_parted, quotation_parted
from composer.advice.placeholder import placeholder_left
from composer.advice.whole import many_posts, marker_after_figure, same_post
from composer.thread.model import Thread, Warning
from composer.thread.wording import codes

__all__ = ["RULES", "advice_on", "advised", "codes"]

RULES: tuple[Callable[[Thread], Iterator[Warning]], ...] = (
    placeholder_left,
    embargo_unset,
    page_lines,
    newsroom_lines,
    markdown_signs,
    message_lines,
    page_numbers,
    broken_words,
    mention_first,
    weak_first_post,
    leans_on_post_before,
    quotation_parted,
    attribution_parted,
    lead_in_parted,
    figure_parted,
    hashtag_capitals,
    many_hashtags,
    many_links,
    link_first,
    accidental_links,
    emoji_bullets,
    many_emoji,
    font_letters,
    private_signs,
    all_capitals,
    bidi_controls,
    look_alikes,
    name_spellings,
    relative_dates,
    same_post,
    many_posts,
    marker_after_figure,
    numbers_itself,
    image_needed,
    many_images,
    alt_text_missing,
    alt_text_long,
)


def advice_on(thread: Thread, ignore: Collection[str] = ()) -> tuple[Warning, ...]:
    """Return the warnings of all rules but those with a code in ``ignore``: about the whole, then by post."""
    found = chain.from_iterable(rule(thread) for rule in RULES)
    return _in_order(each for each in found if each.code not in ignore)


def advised(thread: Thread, ignore: Collection[str] = ()) -> Thread:
    """Return the thread with its own warnings and those of `advice_on`, but none with a code in ``ignore``."""
    own = (each for each in thread.warnings if each.code not in ignore)
    return replace(thread, warnings=_in_order(dict.fromkeys(chain(own, advice_on(thread, ignore)))))


def _in_order(warnings: Iterable[Warning]) -> tuple[Warning, ...]:
    return tuple(sorted(warnings, key=lambda each: each.post or 0))
