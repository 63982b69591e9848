"""A file of zones is checked cell by cell; whatever else stands in it is told in a sentence."""

from pathlib import Path

import pytest

from claimdesk.casework.zone_file import ZONES_FILE, read_zone_map
from claimdesk.errors import Told

ZONE = '[[zone]]\npath = "tin"\npage = 1\nat = [1, 2, 3, 4]\n'
LONGEST_SENTENCE = 600


@pytest.mark.parametrize(
    "text",
    [
        "",
        "form_version = 1\nzone = 3",
        'form_version = "1"\nzone = ["a", "b"]',
        'form_version = "1"\n' + ZONE.replace("page = 1", 'page = "1"'),
        'form_version = "1"\n' + ZONE.replace("page = 1", "page = true"),
        'form_version = "1"\n' + ZONE.replace("page = 1", "page = 1.5"),
        'form_version = "1"\n' + ZONE.replace("1, 2, 3, 4", "1, 2, 3"),
        'form_version = "1"\n' + ZONE.replace("1, 2, 3, 4", "1, 2, nan, inf"),
        'form_version = "1"\n' + ZONE.replace("1, 2, 3, 4", "1, 2, 3, 99999999999999999999"),
        'form_version = "1"\n' + ZONE.replace('"tin"', "7"),
        'form_version = "1"\n' + ZONE + "pitch = [1]\n",
        'form_version = "1"\n' + ZONE + '[[box]]\npath = "tin"\nword = 3\npage = 1\nat = [1, 2, 3, 4]\n',
        "x = " + "[" * 50_000 + "]" * 50_000,
        "x = " + "y" * 50_000,
    ],
)
def test_a_file_of_another_shape_is_told(tmp_path: Path, text: str) -> None:
    """Wrong types, missing keys, numbers beyond every page, deep nesting, no TOML."""
    path = tmp_path / ZONES_FILE
    path.write_text(text, "utf-8")
    with pytest.raises(Told, match="cannot be read") as told:
        read_zone_map(path)
    assert len(told.value.sentence) < LONGEST_SENTENCE + len(str(path))


def test_a_file_that_is_no_text_or_too_large_is_told(tmp_path: Path) -> None:
    """100 MB are not read."""
    path = tmp_path / ZONES_FILE
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(Told, match="not UTF-8"):
        read_zone_map(path)
    with path.open("r+b") as file:
        file.truncate(100_000_000)
    with pytest.raises(Told, match="larger than 1 MiB"):
        read_zone_map(path)
