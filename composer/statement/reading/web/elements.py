"""The elements of HTML, by what they do to the text within them."""

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905 - a list of names
)
"""These have no content and no end."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"dir", "menu", "ol", "ul"})
CELLS = frozenset({"td", "th"})

BLOCKS = HEADINGS | LISTS | CELLS | frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "html", "legend", "li"),
        *("main", "nav", "optgroup", "option", "p", "pre", "search", "section", "summary", "table", "tbody", "tfoot"),
        *("thead", "tr"),
    }
)  # fmt: skip
"""Paragraphs end where one of these begins or ends."""

ENDED_BY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), LISTS),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (CELLS, frozenset({"tr", "table"})),
    "th": (CELLS, frozenset({"tr", "table"})),
}
"""Which open elements the beginning of one ends, and those that it does not look beyond."""

WALLS = CELLS | {"caption"}
"""An end tag within one of these ends nothing outside it, but for the table's own."""
TABLE_PARTS = CELLS | {"caption", "table", "tbody", "tfoot", "thead", "tr"}

UNSEEN = {"script": "script", "style": "style sheet", "template": "template", "title": ""}
"""Nobody sees what is in these, and how they are counted in messages; empty where they go without saying."""

ZONES = {
    "nav": "navigation",
    "header": "header",
    "footer": "footer",
    "aside": "aside",
    "form": "form",
    "search": "search",
    "dialog": "dialog",
    "main": "main",
    "article": "article",
}
"""Parts of a page, which as a whole belong to the statement or do not."""

ROLES = {
    "navigation": "navigation",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "search": "search",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "main": "main",
    "article": "article",
}
"""The same parts, as the attribute ``role`` names them."""

NAMED = frozenset({"aside", "div", "section"})
"""Elements that may be a part of the page by their name alone: see zone_names.toml."""

LEFT_OUT = {
    "navigation": "the navigation",
    "header": "the page's header",
    "footer": "the page's footer",
    "aside": "an aside",
    "form": "a form",
    "search": "the search",
    "dialog": "a dialog",
    "hidden": "hidden text",
    "byline": "when and by whom it was published",
    "comments": "the comments",
    "related": "related articles",
}
"""The kinds of parts that are left out, and what messages call them."""

INSERTS = {
    "audio": "a recording",
    "button": "a button",
    "canvas": "a drawing",
    "datalist": "a field",
    "iframe": "a frame",
    "math": "a formula",
    "noscript": "what stands in for a script",
    "object": "an inserted file",
    "select": "a field",
    "svg": "a drawing",
    "textarea": "a field",
    "video": "a video",
}
"""What stands within text and is none, and what messages call it."""

STRUCK = frozenset({"del", "s", "strike"})

RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
