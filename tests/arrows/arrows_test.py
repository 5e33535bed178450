#!/usr/bin/env python3
"""The repository keeps its arrows, and the check that says so finds each kind of breach."""
import os
import tempfile
import unittest

from arrows import breaches

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")

KEPT = [
    ("core/claims/claims.cpp", '#include "core/claims/claims.h"\n#include "core/text/text.h"\n#include <vector>\n'),
    ("core/lexicon/lexicon.cpp", '#include "lexicon_data.h"\n'),
    ("core/tools/cli/main.cpp", '#include <iostream>\n#include "core/syntax/transitions.h"\n#include "model_files.h"\n'),
    ("wasm/sayso.cpp", '#include "wasm/sayso.h"\n#include "core/engine/engine.h"\n'),
    ("web/src/client.ts", 'import { decode } from "./decode.js";\nimport { html } from "lit";\n'),
    ("site/src/page.ts", 'import { createSayso } from "say-so";\n'),
]
BROKEN = [
    ("core/text/text.cpp", '#include "core/engine/engine.h"\n'),
    ("core/syntax/syntax.h", '#  include "core/entities/entities.h"\n'),
    ("core/claims/claims.cpp", '#include "core/syntax/transitions.h"\n'),
    ("core/claims/claims.cpp", '#include "wasm/sayso.h"\n'),
    ("core/claims/claims.cpp", '#include "claims.h"\n'),
    ("core/claims/claims.cpp", '#include "lexicon_data.h"\n'),
    ("core/text/text.cpp", "#include <fstream>\n"),
    ("core/misc/misc.cpp", '#include "core/text/text.h"\n'),
    ("wasm/sayso.cpp", '#include "web/src/sayso.h"\n'),
    ("web/src/client.ts", 'import { page } from "../../site/src/page.js";\n'),
    ("web/src/client.ts", 'const page = await import("../../site/src/page.js");\n'),
    ("wasm/check.mjs", 'export * from "say-so";\n'),
]


def found_in(path, source):
    with tempfile.TemporaryDirectory() as top:
        os.makedirs(os.path.join(top, os.path.dirname(path)))
        with open(os.path.join(top, path), "w", encoding="utf-8") as file:
            file.write(source)
        return list(breaches(top))


class Arrows(unittest.TestCase):
    def test_the_repository_keeps_them(self):
        self.assertEqual(list(breaches(TOP)), [])

    def test_what_is_allowed_is_not_reported(self):
        for path, source in KEPT:
            with self.subTest(path=path, source=source):
                self.assertEqual(found_in(path, source), [])

    def test_each_breach_is_reported(self):
        for path, source in BROKEN:
            with self.subTest(path=path, source=source):
                self.assertEqual([row[0] for row in found_in(path, source)], [path])


if __name__ == "__main__":
    unittest.main()
