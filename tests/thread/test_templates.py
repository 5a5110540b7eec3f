"""Templates are filled in, and stopped where they go too far."""

import json
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from composer.errors import TemplateError
from composer.statement.options import TemplateText
from composer.thread.templates import filled
from composer.thread.templates.metering import LARGEST_TEXT

VARIABLES = {
    "title": "Peru",
    "hashtags": ["Peru", "HumanRights"],
    "link": "https://example.org/peru",
    "organisation": {"name": "West Support"},
    "signatures": 45_000,
}


def text(template: str) -> str:
    return filled(TemplateText("opening.en.j2", template), VARIABLES)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{% for tag in hashtags %}#{{ tag }} {% endfor %}🧵", "#Peru #HumanRights 🧵"),
        ("{{ organisation.name ~ ': ' ~ title }}", "West Support: Peru"),
        ("{% if link %}Read: {{ link }}{% endif %}", "Read: https://example.org/peru"),
        ("{{ hashtags | join(', ') | upper }}", "PERU, HUMANRIGHTS"),
        ("{% set tag = hashtags[0] %}{{ tag.lower() }}", "peru"),
        ("{{ '%s posts' | format(3) }} {{ 2 * 3 }}", "3 posts 6"),
        ("\n  {{ title }}\n", "Peru"),
        ('{{ "{:,}".format(signatures) }} signed', "45,000 signed"),
        ("{{ '%d of %d' | format(signatures, 1234567890123) }}", "45000 of 1234567890123"),
        ("{{ signatures + 1 }} {{ signatures * 2 }} {{ signatures | string }}", "45001 90000 45000"),
        ("{% if signatures > 10000 %}{{ (signatures / 1000) | round | int }},000{% endif %}", "45,000"),
        (
            "{% for tag in hashtags if tag != 'Peru' %}{{ loop.index }}/{{ loop.length }} {{ tag }}{% endfor %}",
            "1/1 HumanRights",
        ),
        ("{% for tag in hashtags if tag in 'none' %}{{ tag }}{% else %}no tags{% endfor %}", "no tags"),
        ("<b>{{ title }}</b>", "<b>Peru</b>"),
        ("100 % of us {all}, } and { too: {{ title }}", "100 % of us {all}, } and { too: Peru"),
        ("{#Peru} rises, {#Justice} too {# a note #}", "{#Peru} rises, {#Justice} too"),
        ("{{ ('40 % of ' ~ 12345 ~ ' voters {in all}') | upper }}", "40 % OF 12345 VOTERS {IN ALL}"),
        ("{{ '{:,} of 98765 signed'.format(signatures) }}", "45,000 of 98765 signed"),
        ("{{ '%s of 98765 signed' % signatures }} {{ 7 % 4 }}", "45000 of 98765 signed 3"),
        ("{{ 'N signed'.replace('N', '12345') }} {{ 'N' | replace('N', 12345) }}", "12345 signed 12345"),
    ],
)
def test_a_template_is_filled_in(template: str, expected: str) -> None:
    assert text(template) == expected


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("first line\n{{ tittle }}", "opening.en.j2, line 2: 'tittle' is undefined"),
        ("{{ title.nothing }}", "line 1: 'str object' has no attribute 'nothing'"),
        ("a\nb\n{% if %}", "line 3: this is not a template"),
        ("{{ title", "line 1: this is not a template"),
        ("{{ title }", "line 1: this is not a template"),
        ("{{ 1 / 0 }}", "division by zero"),
        (
            "a\n\nRead: {link}",
            'line 3: this is not a template: "{link}" would be posted as it stands; write {{ link }}.',
        ),
        ("{{ title + 1 }}", "does not work"),
        ("{% include 'x' %}", '"include" has no place'),
    ],
)
def test_a_broken_template_is_named_with_its_line(template: str, says: str) -> None:
    with pytest.raises(TemplateError) as caught:
        text(template)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "template",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% for a in range(10**9) %}{% endfor %}",
        "{{ 'x' * 10**9 }}",
        "{{ 'x' * 1000000000 }}",
        "{{ ('x' * 9999) * 9999 }}",
        "{{ 10 ** 10 ** 10 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '%1000000000d' | format(1) }}",
        "{{ '{:1000000000}'.format(1) }}",
        "{{ '{:٩٩٩٩٩٩٩٩٩}'.format(1) }}",
        "{{ '{x:1000000000}'.format_map({'x': 1}) }}",
        "{% set f = '{:1000000000}'.format %}{{ f(1) }}",
        "{{ ['%1000000000d'] | map('format', 1) | join }}",
        "{{ '%*d' % (1000000000, 1) }}",
        "{{ 'x'.ljust(1000000000) }}",
        "{{ 'x' | center(1000000000) }}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% set n = namespace(x='ab') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}{{ n.x }}",
        "{% set n = namespace(x='ab') %}{% for i in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}{{ n.x }}",
        "{% set n = namespace(x='ab') %}{% for i in range(60) %}{% set n.x = n.x.replace('a', n.x) %}{% endfor %}",
        "{% set n = namespace(x=['ab']) %}{% for i in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}{{ n.x }}",
        "{% for i in range(9999) %}" + "x" * 100 + "{% endfor %}",
        "{% for a in hashtags recursive %}{{ loop(hashtags) }}{% endfor %}",
        "{{ range(100000) | join('xxxxxxxxx') }}",
        "{{ lipsum(1000) }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ hashtags.append('x') }}",
        "{{ cycler.__init__.__globals__ }}",
    ],
)
def test_a_template_without_bounds_is_stopped(template: str) -> None:
    with pytest.raises(TemplateError):
        text(template)


@pytest.mark.parametrize(
    ("template", "says"),
    [
        (
            "A {{ people['ministr'] }}",
            "people has no 'ministr' on x. Did you mean minister? Else add it to campaign.toml under [people.ministr].",
        ),
        ("{{ people.ana }}", "people has no 'ana' on x. Add it to campaign.toml under [people.ana]."),
        (
            "{{ organisation.ministr }} {{ people.minister }}",
            "'dict object' has no attribute 'ministr'. Correct the name, or add it to the statement's front matter.",
        ),
    ],
)
def test_a_person_who_is_not_there_is_sent_to_the_campaign(template: str, says: str) -> None:
    variables = {"platform": "x", "people": {"minister": "@m"}, "organisation": {"name": "West"}}
    with pytest.raises(TemplateError) as caught:
        filled(TemplateText("opening", template), variables)
    assert str(caught.value) == f"opening, line 1: {says}"


def test_an_undefined_name_in_a_marker_is_answered_with_those_that_it_knows() -> None:
    with pytest.raises(TemplateError) as caught:
        filled(TemplateText("marker", "{{ number }}"), {"index": 1, "total": 9})
    assert str(caught.value) == "marker, line 1: 'number' is undefined. A marker knows index and total."


def test_what_is_wrong_ends_with_one_full_stop() -> None:
    with pytest.raises(TemplateError) as caught:
        text("{{ title")
    assert str(caught.value).endswith("expected 'end of print statement'. Correct it there.")


def test_a_long_text_within_bounds_is_not_stopped() -> None:
    assert len(text("{{ 'x' * 9000 }}{{ 'y' * 9000 }}")) == 18_000 < LARGEST_TEXT


HOSTILE = Path(__file__).parents[1] / "cases" / "templates" / "hostile.toml"
# Nested so deep, or so long, that they are no template any more.
ENDLESS = [
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{% for x in [1] %}" * 30 + "{% endfor %}" * 30,
    "{% for x in [1, 2, 3] %}" * 15 + "a" + "{% endfor %}" * 15,
    "{{ 1" + " if 1 else 2" * 1500 + " }}",
    "{{ title" + "|upper" * 3000 + " }}",
    "{{ " + "-" * 5000 + "1 }}",
    "{{ 1 }}" * 100_000,
    "{#" * 100_000,
    "{{ " + "a" * 1_000_000 + " }}",
]
CHILD = """
import json, sys, time
from pathlib import Path
from composer.errors import TemplateError
from composer.statement.options import TemplateText
from composer.thread.templates import filled
variables = {"title": "Peru", "hashtags": ["Peru", "HumanRights"], "link": "https://example.org", "total": 9}
variables |= {"organisation": {"name": "West Support"}, "big": "x" * 100_000, "many": list(range(2000))}
for template in json.load(sys.stdin):
    began = time.process_time()
    try:
        said = len(filled(TemplateText("opening", template), variables))
    except TemplateError as error:
        said = str(error)
    # Of this program alone: ru_maxrss begins with what the process that started it held.
    [peak] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:")]
    megabytes = int(peak.split()[1]) // 1024
    print(json.dumps([time.process_time() - began, megabytes, said]))
"""


@pytest.mark.measures
@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the memory of one program")
def test_what_a_template_takes_is_bounded() -> None:
    """In a process of its own: no template takes more than seconds, all of them together no more than 150 MB."""
    templates = [*chain.from_iterable(tomllib.loads(HOSTILE.read_text("utf-8")).values()), *ENDLESS]
    assert len(templates) > 60
    done = subprocess.run(
        [sys.executable, "-c", CHILD], input=json.dumps(templates), capture_output=True, text=True, check=False
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == len(templates), done.stderr
    slow = [(template, seconds) for template, (seconds, *_) in zip(templates, rows, strict=True) if seconds > 5]
    assert slow == []
    assert rows[-1][1] < 150
    assert all((isinstance(said, int) and said < LARGEST_TEXT) or "line" in said for *_, said in rows)


def test_no_template_reaches_out_of_the_sandbox() -> None:
    for template in tomllib.loads(HOSTILE.read_text("utf-8"))["ways out of the sandbox"]:
        with pytest.raises(TemplateError):
            text(template)
