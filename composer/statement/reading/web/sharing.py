"""Links that share a page: known by where they lead, by what they are called and by what they say."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from composer.statement.reading.blocks import Block, Part, Sharing, SharingPlace
from composer.statement.reading.known_lines import LONGEST, Sure, folded, is_of_sharing, sureness
from composer.statement.reading.page_lines import announces
from composer.statement.reading.web.attributes import Attributes

_FEWEST = 2  # ways to share; one link alone may be what a statement asks of its readers
_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？", "।", "؟")
_ONE_WORD = re.compile(r"[\w’'-]{1,20}")
_SEPARATORS = " \t\n|·•/-–—,"

_ADDRESS = re.compile(
    r"(?:facebook\.com/(?:share|dialog/(?:share|feed|send))|(?:twitter|x)\.com/(?:intent|share)|bsky\.app/intent|"
    r"threads\.(?:net|com)/intent|linkedin\.com/(?:share|cws/share|feed/\?share)|wa\.me/\?|whatsapp\.com/send/?\?text|"
    r"whatsapp://send|(?:t|telegram)\.me/share|tg://msg|reddit\.com/submit|pinterest\.[a-z.]{2,6}/pin/create|"
    r"tumblr\.com/(?:share|widgets/share)|vk\.com/share|ok\.ru/offer|weibo\.com/share|line\.me/(?:r|share)|"
    r"xing\.com/(?:spi|app/user\?op=share)|getpocket\.com/(?:save|edit)|mailto:\?|sms:\?|addtoany\.com|sharethis\.com|"
    r"[?&]share=[a-z-]+)"
)
"""Where networks take what is shared, and how WordPress names them."""
_CLASS = re.compile(r"(?:^|[\s_-])(?:share|sharing|sharer|sharethis|sharedaddy|addtoany|addthis|a2a)(?=$|[\s_-])")


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A link of a page, and what tells that it shares the page; no two are the same, whatever they say.

    What stands in an element for sharing is one as well: a button need not be a link to HTML.
    """

    address: str
    network: str = ""
    """Where its address shares the page."""
    is_button: bool = False
    """Whether its own name tells so."""
    is_labelled: bool = False
    """Whether what it says to those who do not see it tells so."""
    place: SharingPlace | None = None
    """The innermost element around it whose name tells that it is for sharing."""

    @property
    def is_sure(self) -> bool:
        """Whether it shares the page, whatever its words are."""
        return self.is_button or self.is_labelled or self.network != ""


def link_of(attributes: Attributes, place: SharingPlace | None) -> Link:
    """Return the link that an element with these attributes begins."""
    address = attributes.get("href") or ""
    found = _ADDRESS.search(address.casefold())
    names = (attributes.get("aria-label") or "", attributes.get("title") or "")
    is_labelled = any(sureness(name) == Sure.ANYWHERE for name in names)
    return Link(address, found[0] if found else "", says_sharing(attributes), is_labelled, place)


def says_sharing(attributes: Attributes) -> bool:
    """Whether the name of an element tells that it is for sharing, as programs that add such links call theirs."""
    return any(_CLASS.search((attributes.get(name) or "").casefold()) for name in ("class", "id", "aria-label"))


def sharing_of(pieces: Iterable[tuple[str, Link | None]]) -> Sharing | None:
    """Return how a line shares its page, where it is made of links that do and of words that announce them."""
    ways: set[str] = set()
    is_told = is_by_place = False
    runs = [(link, "".join(text for text, _ in run)) for link, run in groupby(pieces, key=lambda piece: piece[1])]
    places = tuple(link.place for link, _ in runs if link and link.place)
    for link, text in runs:
        words = " ".join(text.split()).strip(_SEPARATORS)
        if not words:
            continue
        if not (is_of_sharing(words) or (link and _is_label(words, link))):
            if not (link and link.network and link.place and _may_be_label(words)):
                for place in places:
                    place.hold_more()
                return None
            is_by_place = True
        is_told |= sureness(words) >= Sure.ALONE
        if link:
            ways.add(link.network or folded(words))
            is_told |= link.is_sure
    return Sharing(frozenset(ways), is_told, places, is_by_place) if ways else None


def _is_label(words: str, link: Link) -> bool:
    """Whether words are those of a button: any, where its name says so, else one.

    Several of which nothing but the address or a label tells may be what a statement asks: "Ask X to act".
    """
    return _may_be_label(words) if link.is_button else link.is_sure and _ONE_WORD.fullmatch(words) is not None


def _may_be_label(words: str) -> bool:
    """Whether words may be those of a button; a sentence is what a statement asks of its readers."""
    return len(words) <= LONGEST and not words.endswith(_SENTENCE_ENDS)


def surenesses(blocks: Sequence[Block]) -> list[Sure]:
    """Return how sure it is of each line of a page that it is the page's.

    A list is one thing: where one of its items is the statement's own, so are all. So is what a statement announces.
    """
    parts = [part for block in blocks for part in block.parts]
    found = [Sure.NO if part.head else sureness(part.text) for part in parts]
    for run in _runs(blocks):
        if _share([parts[place] for place in run]) and not _is_announced(run[0], parts, found):
            found[run[0] : run[-1] + 1] = [Sure.ANYWHERE for _ in run]
    for place in _labelled(blocks, found):
        found[place] = max(found[place], Sure.ALONE)
    return found


def _runs(blocks: Iterable[Block]) -> Iterator[list[int]]:
    """Yield the places of lines that follow each other, and each of which shares the page."""
    shares = [all(map(_may_share, block.parts)) for block in blocks for _ in block.parts]
    for is_sharing, run in groupby(range(len(shares)), key=shares.__getitem__):
        if is_sharing:
            yield list(run)


def _may_share(part: Part) -> bool:
    return part.sharing is not None and part.sharing.is_possible


def _share(parts: Iterable[Part]) -> bool:
    """Whether lines that follow each other are what a page is shared by."""
    found = [part.sharing for part in parts if part.sharing]
    return any(each.is_sure for each in found) and len(set().union(*(each.ways for each in found))) >= _FEWEST


def _is_announced(place: int, parts: Sequence[Part], found: Sequence[Sure]) -> bool:
    return place > 0 and announces(parts[place - 1].text, found[place - 1])


def _labelled(blocks: Iterable[Block], found: Sequence[Sure]) -> Iterator[int]:
    """Yield the places of a list of networks right after a line such as "Share:"."""
    place = 0
    for block in blocks:
        places = range(place, place + len(block.parts))
        place += len(block.parts)
        is_list = block.parts[0].head and all(is_of_sharing(part.text[part.head :]) for part in block.parts)
        if is_list and places[0] and found[places[0] - 1] >= Sure.ALONE:
            yield from places
