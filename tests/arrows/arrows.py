#!/usr/bin/env python3
"""Says which source files include or import against the arrows of ARCHITECTURE.md.

usage: arrows.py [REPOSITORY]      prints one line a breach; exits 1 if there is any

The parts point one way: site → web → wasm → core. Inside core a stage sees the stages left of it, by their public header
(core/STAGE/STAGE.h) only; the programs in core/tools may look inside. Only they do input and output.
"""
import os
import re
import sys

PARTS = ["core", "wasm", "web", "site"]  # each sees itself and what stands left of it
STAGES = ["text", "lexicon", "document", "weights", "syntax", "values", "entities", "attributions", "claims",
          "standalone", "verify", "match", "engine", "output", "tools"]
PACKAGES = {"say-so": "web"}  # names under which a part is imported
GENERATED = {"lexicon_data.h": ("lexicon",), "unicode_tables.inc": ("text",), "model_files.h": ("tools", "desk"),
             "font_files.h": ("desk",)}
OUTSIDE = {"iostream", "fstream", "filesystem", "cstdio", "thread", "mutex", "future", "locale", "chrono", "random",
           "regex", "unistd.h", "stdio.h", "emscripten.h"}

CPP = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.M)
SCRIPT = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*|\bnew\s+URL\(\s*)["']([^"']+)["']""")
SKIPPED = {"node_modules", "dist", "build", ".git"}


def part_of(path):
    return path.split("/")[0] if path.split("/")[0] in PARTS else None


def folder_of(path):
    pieces = path.split("/")
    return pieces[1] if len(pieces) > 2 else None


def stage_of(path):
    return folder_of(path) if part_of(path) == "core" else None


def against(path, target):
    """Why the file at `path` may not see the file at `target` (both from the repository's top), or None."""
    part, other = part_of(path), part_of(target)
    if other is None:
        return "is in no part of the house"
    if PARTS.index(other) > PARTS.index(part):
        return f"{part} does not know {other}"
    stage, seen = stage_of(path), stage_of(target)
    if part != "core":
        return None
    if stage not in STAGES or seen not in STAGES:
        return f"core has no stage {stage if stage not in STAGES else seen}"
    if STAGES.index(seen) > STAGES.index(stage):
        return f"{stage} stands before {seen}"
    if seen != stage and stage != "tools" and target != f"core/{seen}/{seen}.h":
        return f"core/{seen}/{seen}.h is the public header of {seen}"
    return None


def cpp_breaches(path, source):
    for quoted, angled in CPP.findall(source):
        if angled:
            if part_of(path) == "core" and stage_of(path) != "tools" and angled in OUTSIDE:
                yield f"<{angled}>", "only core/tools deals with the world outside"
        elif quoted in GENERATED:
            if folder_of(path) not in (*GENERATED[quoted], "tools"):
                yield quoted, "is generated for " + " and ".join(GENERATED[quoted])
        elif why := against(path, quoted):
            yield quoted, why


def script_breaches(path, source):
    for name in SCRIPT.findall(source):
        package = next((p for p in PACKAGES if name == p or name.startswith(p + "/")), None)
        if package:
            target = PACKAGES[package]
        elif name.startswith("."):
            target = os.path.normpath(os.path.join(os.path.dirname(path), name)).replace(os.sep, "/")
            if part_of(target) is None:
                continue
        else:
            continue
        if why := against(path, target):
            yield name, why


def breaches(top):
    """(path, what it includes, why it may not), for every breach below `top`."""
    for part in PARTS:
        for folder, folders, files in os.walk(os.path.join(top, part)):
            folders[:] = sorted(f for f in folders if f not in SKIPPED)
            for name in sorted(files):
                path = os.path.relpath(os.path.join(folder, name), top).replace(os.sep, "/")
                find = (cpp_breaches if name.endswith((".cpp", ".h", ".inc")) else
                        script_breaches if name.endswith((".ts", ".js", ".mjs")) else None)
                if find:
                    with open(os.path.join(top, path), encoding="utf-8") as file:
                        for what, why in find(path, file.read()):
                            yield path, what, why


if __name__ == "__main__":
    found = list(breaches(sys.argv[1] if len(sys.argv) > 1 else "."))
    for row in found:
        print("%s: %s: %s" % row)
    sys.exit(bool(found))
