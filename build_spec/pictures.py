"""The pictures of README.md are those of the album and of a letter that was issued in it, in few colours."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from types import MappingProxyType

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
ALBUM = ROOT / "build" / "screens"
PICTURES = ROOT / "resources" / "help" / "pictures"
COLOURS = 200
"""A screen has few colours: with the most frequent ones as they are, it looks the same and is a quarter as large."""

TAKEN = MappingProxyType(
    {
        "queue": "pictures/light-queue",
        "claims": "pictures/light-claims",
        "overview": "pictures/light-overview",
        "claimant": "pictures/light-sonus-0000003-claimant",
        "schedule": "pictures/light-sonus-0000003-schedule",
        "schedule-dark": "pictures/dark-sonus-0000003-schedule",
        "key-from-image": "pictures/light-scan-schedule-purchases",
        "whole-page": "pictures/light-scan-page",
        "second-keying": "pictures/light-second-schedule",
        "differences": "pictures/light-differences-schedule",
        "letters": "pictures/light-letters",
        "claim-letters": "pictures/light-sonus-0000003-letters",
        "deficiency-notice": "letters/sonus-0000002-deficiency-notice-page-1",
        "why-this-amount": "pictures/light-sonus-0000001-loss",
        "plan-entry": "pictures/light-plan-table-0",
        "log": "pictures/light-log",
    }
)
"""Names in resources/help/pictures, and where the album has them."""


def in_few_colours(picture: Image.Image) -> Image.Image:
    """Give a picture in its most frequent colours, marks before shades of grey; each other one becomes the nearest."""
    red, green, blue = (picture.getchannel(channel).tobytes() for channel in "RGB")
    counted = Counter(zip(red, green, blue, strict=True))
    weighed = sorted(counted, key=lambda colour: counted[colour] * (1 + max(colour) - min(colour)), reverse=True)
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for colour in weighed[:COLOURS] for channel in colour])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def main() -> int:
    """Write every picture anew; one that nobody asks for is removed. Give 1 where the album lacks one."""
    lacking = [name for name, place in TAKEN.items() if not (ALBUM / f"{place}.png").is_file()]
    if lacking:
        print(f"The album lacks {', '.join(lacking)}. Run `dev.py screens` and look at what it says.", file=sys.stderr)
        return 1
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.png"):
        if old.stem not in TAKEN:
            old.unlink()
    for name, place in TAKEN.items():
        with Image.open(ALBUM / f"{place}.png") as picture:
            in_few_colours(picture.convert("RGB")).save(PICTURES / f"{name}.png", optimize=True)
    size = sum(path.stat().st_size for path in PICTURES.glob("*.png"))
    print(f"{len(TAKEN)} pictures in {PICTURES}, {size // 1024:,} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
