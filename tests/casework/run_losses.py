"""Ten thousand random claims of every shape of plan: the engine and its fast path against a slow, obvious reference.

Words choose shapes by the beginning of their names (`07 19-negatives`), `--claims=300` says how many claims each has.
The exit code is 1 where two ways differ.
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from compared_losses import compare
from reference_losses import SHAPES

CLAIMS = 10_000
NUMBER = "--claims="
SHOWN = 3


def main(words: list[str]) -> int:
    """Compare, print one line a shape and the first disagreements in full."""
    claims = next((int(word.removeprefix(NUMBER)) for word in words if word.startswith(NUMBER)), CLAIMS)
    wanted = tuple(word for word in words if not word.startswith(NUMBER))
    shapes = sorted(shape for shape in SHAPES if not wanted or shape.startswith(wanted))
    sys.stdout.write(
        f"{'shape':32}{'claims':>8}{'earning':>9}{'not computed':>14}{'fast path':>11}{'disagreements':>15}\n"
    )
    every: list[str] = []
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as apart:
        for found in apart.map(partial(compare, seeds=range(claims)), shapes):
            every += found.disagreements
            sys.stdout.write(
                f"{found.shape:32}{found.claims:8}{found.earning:9}{found.not_computed:14}{found.by_fast_path:11}"
                f"{len(found.disagreements):15}\n"
            )
            sys.stdout.flush()
    for text in every[:SHOWN]:
        sys.stdout.write(f"\n{text}\n")
    sys.stdout.write(f"{len(shapes)} shapes, {len(every)} disagreements\n")
    return 1 if every or not shapes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
