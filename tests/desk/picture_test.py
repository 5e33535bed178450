#!/usr/bin/env python3
"""The native Desk draws its panels where they belong, and draws what is chosen.

Looks at pictures that the program writes on a display in memory; skipped where there is none."""
import json
import os
import shutil
import subprocess
import tempfile
import unittest

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROGRAM = os.environ.get("SAYSO_DESK", os.path.join(TOP, "build/native/wasm/desk/native/sayso-desk"))
DISPLAY = shutil.which("xvfb-run")
NO_WINDOW = 4  # the program's exit code

ARTICLE = """Harborview budget grows

Ann Lee, the mayor, said unemployment in Harborview fell to 2.1 percent last year. "Crime fell by half in 2019," said \
Tom Reed of the police union. The council met on Monday and voted 7 to 2 for a new bridge.

Reed said the harbor bridge cost the town 40 million dollars. Critics called the plan a waste.
"""
MISSED = "a new bridge"
GOLD = {
    "sentences": [],
    "speakers": {"n": {"name": "the article", "kind": "narrator", "aliases": []}},
    "claims": [{"spans": [{"begin": ARTICLE.index(MISSED), "end": ARTICLE.index(MISSED) + len(MISSED)}],
                "source_sentence": 3, "speaker": "n", "type": "event"}],
}


class Picture:
    """Pixels of a PPM file, as three bytes each."""

    def __init__(self, path):
        with open(path, "rb") as file:
            head, self.pixels = file.read().split(b"\n", 1)
        self.width, self.height = map(int, head.split()[1:3])

    def row(self, y, left, right):
        return self.pixels[3 * (y * self.width + left):3 * (y * self.width + right)]

    def column(self, x, top, bottom):
        return b"".join(self.row(y, x, x + 1) for y in range(top, bottom))

    def cut(self, box):
        left, top, right, bottom = box
        return b"".join(self.row(y, left, right) for y in range(top, bottom))

    def colours(self, box):
        pixels = self.cut(box)
        return {pixels[i:i + 3] for i in range(0, len(pixels), 3)}

    def is_bare(self, pixels):
        """Whether there is nothing but the colour around the panels."""
        return pixels == self.row(1, 1, 2) * (len(pixels) // 3)

    def panels(self):
        """Boxes of the six panels by the bare stripes between them: (left, top, right, bottom)."""
        edge = next(x for x in range(self.width) if not self.is_bare(self.column(x, 0, self.height)))
        right = self.width - edge
        rows = [y for y in range(self.height) if self.is_bare(self.row(y, edge + 1, right - 1))]
        groups = stripes(rows)
        # above the panels, between the upper and the lower ones, below them
        (_, top), (upper_end, lower), (bottom, _) = groups[-3:]
        article, rest = self.split(edge, right, top, upper_end)
        sentence, choices = self.split(edge, right, lower, bottom)
        across = stripes([y for y in range(top + 4, upper_end - 4) if self.is_bare(self.row(y, rest[0], rest[1]))])
        (claims_end, below), = across
        speakers, claim = self.split(*rest, below, upper_end)
        return {"article": (*article, top, upper_end), "claims": (*rest, top, claims_end),
                "speakers": (*speakers, below, upper_end), "claim": (*claim, below, upper_end),
                "sentence": (*sentence, lower, bottom), "choices": (*choices, lower, bottom)}

    def split(self, left, right, top, bottom):
        """The two stretches that a bare column divides."""
        columns = [x for x in range(left + 4, right - 4) if self.is_bare(self.column(x, top, bottom))]
        (end, begin), = stripes(columns)
        return (left, end), (begin, right)


def stripes(places):
    """Runs of neighbours, as half-open ranges."""
    runs = []
    for place in places:
        if runs and runs[-1][1] == place:
            runs[-1][1] = place + 1
        else:
            runs.append([place, place + 1])
    return [tuple(run) for run in runs]


def as_box(panel):
    left, right, top, bottom = panel
    return left, top, right, bottom


@unittest.skipUnless(DISPLAY, "xvfb is not installed: no display to draw on")
@unittest.skipUnless(os.path.exists(PROGRAM), "the Desk is not built")
class Desk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.article = cls.path("article.txt")
        cls.gold = cls.path("gold.json")
        with open(cls.article, "w", encoding="utf-8") as file:
            file.write(ARTICLE)
        with open(cls.gold, "w", encoding="utf-8") as file:
            json.dump(GOLD, file)
        cls.first = cls.draw("--claim", "2")

    @classmethod
    def path(cls, name):
        return os.path.join(cls.folder.name, name)

    @classmethod
    def draw(cls, *arguments, width=1280, height=800):
        out = cls.path("out.ppm")
        command = [DISPLAY, "-a", "-s", "-screen 0 1600x1200x24", PROGRAM, cls.article, "--picture", out,
                   "--width", str(width), "--height", str(height), *arguments]
        ran = subprocess.run(command, capture_output=True, text=True, timeout=120)
        if ran.returncode == NO_WINDOW:
            raise unittest.SkipTest(ran.stderr.strip())
        if ran.returncode:
            raise AssertionError(ran.stderr)
        return Picture(out)

    def differing(self, other):
        """Names of the panels that look otherwise than in the first picture."""
        boxes = {name: as_box(panel) for name, panel in self.first.panels().items()}
        return {name for name, box in boxes.items() if self.first.cut(box) != other.cut(box)}

    def test_panels_lie_by_their_shares_and_hold_something(self):
        self.assertEqual((self.first.width, self.first.height), (1280, 800))
        panels = self.first.panels()
        left, right, top, upper_end = panels["article"]
        whole_width = panels["claims"][1] - left
        whole_height = panels["sentence"][3] - top
        self.assertAlmostEqual((upper_end - top) / whole_height, 0.6, delta=0.02)
        self.assertAlmostEqual((right - left) / whole_width, 0.38, delta=0.02)
        self.assertAlmostEqual((panels["sentence"][1] - left) / whole_width, 0.76, delta=0.02)
        claims = panels["claims"]
        self.assertAlmostEqual((claims[3] - claims[2]) / (upper_end - top), 0.5, delta=0.02)
        speakers = panels["speakers"]
        self.assertAlmostEqual((speakers[1] - speakers[0]) / (claims[1] - claims[0]), 0.44, delta=0.02)
        for name, panel in panels.items():
            self.assertGreater(len(self.first.colours(as_box(panel))), 20, name)

    def test_the_same_is_drawn_twice(self):
        self.assertEqual(self.differing(self.draw("--claim", "2")), set())

    def test_another_claim_is_drawn_in_every_panel_but_the_options(self):
        other = self.differing(self.draw("--claim", "3"))
        self.assertEqual(other, {"article", "claims", "speakers", "claim", "sentence"})

    def test_peoples_marks_take_the_place_of_the_claims(self):
        self.assertIn("claims", self.differing(self.draw("--claim", "2", "--gold", self.gold)))
        hit = self.differing(self.draw("--gold", self.gold, "--finding", "1"))
        self.assertLessEqual({"article", "claims", "sentence"}, hit)

    def test_the_last_run_is_one_of_the_choices(self):
        self.assertEqual(self.differing(self.draw("--claim", "2", "--show", "Last run")), {"choices"})

    def test_dark_is_dark(self):
        light = sum(self.first.pixels) / len(self.first.pixels)
        dark = self.draw("--claim", "2", "--dark")
        self.assertGreater(light, 200)
        self.assertLess(sum(dark.pixels) / len(dark.pixels), 60)
        self.assertEqual(dark.panels(), self.first.panels())

    def test_a_narrow_window_shows_one_panel(self):
        narrow = self.draw("--claim", "2", width=700, height=800)
        with self.assertRaises(ValueError):
            narrow.panels()
        self.assertGreater(len(narrow.colours((0, 0, 700, 800))), 20)


if __name__ == "__main__":
    unittest.main()
