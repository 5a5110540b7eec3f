from hypothesis import given
from hypothesis import strategies as st

from composer.output.disk.names import LONGEST, safe_name


@given(st.text())
def test_a_safe_name_is_one_part_of_a_path_on_every_system(name: str) -> None:
    """Whatever a file is called, its folder's name can be made everywhere and stays where it is made."""
    safe = safe_name(name)
    assert safe
    assert not set(safe) & set('<>:"/\\|?*\0\n')
    assert safe not in (".", "..")
    assert safe[-1] not in " ."
    assert len(safe.encode()) <= LONGEST + 1
    assert safe.partition(".")[0].casefold() not in ("con", "nul", "aux", "prn", "com1", "lpt9")


@given(st.text())
def test_a_safe_name_stays_as_it_is(name: str) -> None:
    """What is safe is not changed again."""
    assert safe_name(safe_name(name)) == safe_name(name)


def test_reserved_names_are_made_others() -> None:
    names = ["con", "CON.en", "nul", "com¹", "..", "a.", " a", "aux.x.y", "console"]
    assert [safe_name(name) for name in names] == [
        "con_",
        "CON_.en",
        "nul_",
        "com¹_",
        "_",
        "a",
        "a",
        "aux_.x.y",
        "console",
    ]
