#!/usr/bin/env python3
"""Holds the engine to .dev/budgets.json: what an article costs, and how good the figures are.

usage: .dev/budget.py instructions [--renew]
                                  counts the instructions of dist/bin/sayso for one article, by callgrind; --renew
                                  makes the count of today the budget
       .dev/budget.py sample      figures of a sample of the development data, in seconds
       .dev/budget.py full        those of all of it, in minutes

Prints a line a budget: "kept", "broken" with figure and budget, or "skipped" where it cannot be measured here.
"""
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
BUDGETS = os.path.join(HERE, "budgets.json")
figures = importlib.import_module("eval")


def compiler():
    """The count depends on it, and on the flags of the preset `native`."""
    return subprocess.run(["c++", "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]


def count(article):
    """Instructions from the start of the program to its end."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", figures.CLI, "analyze",
               os.path.join(figures.TOP, article)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", done.stderr).group(1))


def instructions(budgets, renew):
    budget = budgets["instructions"]
    if not shutil.which("valgrind"):
        print("skipped  instructions: valgrind is not here")
        return True
    now = compiler()
    if now != budget["compiler"] and not renew:
        print(f"skipped  instructions: the budget is of {budget['compiler']}, here is {now}")
        return True
    found = count(budget["article"])
    if renew:
        budget.update(compiler=now, count=found)
        with open(BUDGETS, "w", encoding="utf-8") as file:
            file.write(json.dumps(budgets, indent=2, ensure_ascii=False) + "\n")
    change = found / budget["count"] - 1
    kept = abs(change) <= budget["tolerance"]
    print(f"{'kept   ' if kept else 'broken '}  instructions for {budget['article']}: {found:,}, budget {budget['count']:,} "
          f"± {budget['tolerance']:.0%} ({change:+.1%})")
    if not kept:
        print("         where that is meant: .dev/budget.py instructions --renew")
    return kept


def floors(rows):
    """`rows` by the names of eval.py: a floor for each figure."""
    if not os.path.isdir(figures.shared("eval")):
        print(f"skipped  figures: no development data at {figures.SHARED}")
        return True
    measures, kept = dict(figures.ROWS + figures.SAMPLE), True
    for name, wanted in rows.items():
        with tempfile.TemporaryDirectory() as scratch:
            values, _ = measures[name](scratch)
        for figure, floor in wanted.items():
            found = float(values[figure].split()[0])
            kept = kept and found >= floor
            print(f"{'kept   ' if found >= floor else 'broken '}  {name}, {figure}: {found}, at least {floor}", flush=True)
    return kept


def main():
    with open(BUDGETS, encoding="utf-8") as file:
        budgets = json.load(file)
    what = sys.argv[1] if len(sys.argv) > 1 else ""
    if what == "instructions":
        return instructions(budgets, "--renew" in sys.argv)
    if what in ("sample", "full"):
        return floors(budgets[what])
    return sys.exit(__doc__)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
