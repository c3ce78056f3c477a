#!/usr/bin/env python3
"""How often a report is right when it says that an article does not mention something.

  omissions_table.py PARALLAX TRIADS FOLDER MARKS [--errors]

A triad of AllSides articles is an event, left, centre and right its outlets. MARKS (omissions_marks.tsv)
holds what a reader of the articles found: for a triad and side, a kind of fact, where the other two give
it (bytes, never words) and whether the side indeed does not (y; k: so, but the report gave it another
name, kind or speaker; n: it does, or there is no such fact). Precision is over the cells that the report
says are not mentioned and that a reader judged; recall over what a reader found missing, whether the
report says so or not. Cells that nobody judged are counted apart: after a change of the rules they have
to be read and marked.
"""
import json
import os
import subprocess
import sys

SIDES = ("left", "center", "right")


def read_marks(path):
    marks = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#") or line.startswith("set\t"):
                continue
            part, triad, side, kind, verdict, places = line.rstrip("\n").split("\t")
            spans = [(s, f, int(b), int(e)) for s, f, b, e in (p.split(" ") for p in places.split(";"))]
            marks.append({"set": part, "triad": int(triad), "side": side, "kind": kind,
                          "verdict": verdict, "places": spans})
    return marks


def make_report(parallax, triads, folder, numbers):
    rows = os.path.join(folder, "omissions.jsonl")
    with open(triads, encoding="utf-8") as lines, open(rows, "w", encoding="utf-8") as out:
        for number, line in enumerate(lines):
            if number not in numbers:
                continue
            triad = json.loads(line)
            for side in SIDES:
                article = triad[side]
                out.write(json.dumps({"id": f"{number}-{side}", "outlet": side, "event": str(number),
                                      "title": article.get("title") or "", "text": article["text"],
                                      "date": article["date"]}, ensure_ascii=False) + "\n")
    target = os.path.join(folder, "omissions")
    subprocess.run([parallax, "report", rows, "-o", target], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    with open(os.path.join(target, "report.json"), encoding="utf-8") as file:
        return json.load(file)


def group_of(kind):
    """A place may be read as an actor: that is another error."""
    return "name" if kind in ("actor", "place") else kind


def overlap(places, others):
    return any(a[:2] == b[:2] and a[2] < b[3] and b[2] < a[3] for a in places for b in others)


def list_cells(report):
    names = [outlet["outlet"] for outlet in report["outlets"]]
    for event in report["coverage"]["events"]:
        for fact in event["facts"]:
            given = [(names[o], place["field"], place["begin"], place["end"])
                     for o, cell in enumerate(fact["outlets"]) if cell and cell["status"] == "given"
                     for place in cell["places"]]
            for o, cell in enumerate(fact["outlets"]):
                if cell and cell["status"] in ("not_mentioned", "unclear"):
                    yield int(event["event"]), names[o], fact, given, cell["status"]


def main():
    parallax, triads, folder, path = sys.argv[1:5]
    marks = read_marks(path)
    report = make_report(parallax, triads, folder, {mark["triad"] for mark in marks})
    print("set     triads  said  right  precision  other name, kind or speaker  due  found  recall  "
          "left unclear  unjudged")
    for part in sorted({mark["set"] for mark in marks}):
        own = [mark for mark in marks if mark["set"] == part]
        numbers = {mark["triad"] for mark in own}
        right = other = wrong = unjudged = unclear = 0
        found = set()
        for triad, side, fact, given, status in list_cells(report):
            if triad not in numbers:
                continue
            if status == "unclear":
                unclear += 1
                continue
            hits = [n for n, mark in enumerate(own) if mark["triad"] == triad and mark["side"] == side
                    and group_of(mark["kind"]) == group_of(fact["kind"])
                    and overlap(given, mark["places"])]
            true = [n for n in hits if own[n]["verdict"] in "yk"]
            found.update(true)
            if true:
                right += 1
                exact = any(own[n]["verdict"] == "y" and own[n]["kind"] == fact["kind"] for n in true)
                other += 0 if exact else 1
            elif hits:
                wrong += 1
            else:
                unjudged += 1
            if "--errors" in sys.argv and not true:
                print("  ", "wrong" if hits else "unjudged", triad, side, fact["kind"], fact["text"][:70])
        due = [n for n, mark in enumerate(own) if mark["verdict"] in "yk"]
        said = right + wrong
        print(f"{part:8}{len(numbers):6}{said:6}{right:7}{right / max(said, 1):11.3f}{other:29}"
              f"{len(due):5}{len(found):7}{len(found) / max(len(due), 1):8.3f}{unclear:14}{unjudged:10}")
        if "--errors" in sys.argv:
            for n in due:
                if n not in found:
                    mark = own[n]
                    print("   missed", mark["triad"], mark["side"], mark["kind"], mark["places"][0])


main()
