"""The grammars of addresses that Mastodon has: that of its web page, which is X's, and that of its server."""

import re
from dataclasses import replace
from functools import partial

from composer.language.entities.grammars import DIRECTIONS, QUERY, SPACES, Grammar, X, path_pattern, scheme_pattern
from composer.language.entities.top_level_domains import top_level_end

_NO_HOST = f"\\x00-/:-@\\[\\]-`{{-\x7f{SPACES}{DIRECTIONS}\ufeff\ufffe\uffff"
_PATH = "^\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000<>()?"
_PRIVATE = "\ue000-\uf8ff"
_LETTERS = f"\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U0010fffd{_PRIVATE}"
_QUERY = f"{QUERY}\\^{_LETTERS}"

PAGE = replace(X, needs_scheme=True)
"""That of Mastodon's web page."""
SERVER = Grammar(
    no_host=_NO_HOST,
    scheme=scheme_pattern("https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini"),
    path=path_pattern(_PATH),
    path_tail="!*\"'「」;:=,.$%[]~&|",
    query=re.compile(rf"\?[{_QUERY}]*[0-9A-Za-z\-_&=#/{_LETTERS}]"),
    top_level_end=partial(top_level_end, hyphens=False),
)
"""That of Mastodon's server, in code points."""
