"""Writes labelled sentences about Israel and Gaza as rows for evaluate_agency: set, article, half,
voice, victim, responsible, title, sentence, separated by tabs. usage: agency_rows.py FOLDER > ROWS.tsv

The sets have no train split. Half 0 (first byte of the sentence's SHA-256 below 128) was read while the
rules were written; half 1 was not. Unlabelled cells are empty."""
import hashlib
import json
import os
import sys

SIDES = {"palestine": "palestinian", "israel": "israeli"}


def row(kind, record):
    sentence = record["sentence"]
    half = 0 if hashlib.sha256(sentence.encode()).digest()[0] < 128 else 1
    victim = record.get("victim", "").lower()
    responsible = {"Hamas": "palestinian", "Israel": "israeli"}.get(
        record.get("responsible", ""), record.get("responsible", "").lower()
    )
    cells = [
        kind,
        record.get("article_id") or record.get("url", ""),
        str(half),
        (record.get("voice") or "").lower(),
        SIDES.get(victim, victim),
        responsible,
        record.get("title", ""),
        sentence,
    ]
    return "\t".join(" ".join(cell.split()) for cell in cells)


folder = sys.argv[1]
for name, kind in (("bbc_casualty_sentences", "bbc"), ("breach_sentences", "breach")):
    with open(os.path.join(folder, name + ".jsonl"), encoding="utf-8") as lines:
        for line in lines:
            sys.stdout.buffer.write((row(kind, json.loads(line)) + "\n").encode())
