#!/usr/bin/env python3
"""Writes what the experiments of `bias_table.py --ablation` need besides the rows of bias_rows.py: BABE's
labels softened, more sentences to begin from, and lists by others as a lexicon (an experiment; none of it
is shipped).
usage: bias_variants.py DATA FOLDER      (FOLDER: where bias_rows.py wrote)"""
import collections
import json
import os
import re
import sys

from labelled_rows import read_rows

data, folder = sys.argv[1:]

# Of ten annotators, how many would call the sentence biased: by its label and by what the same annotators
# said of fact and opinion. The majority stays what it is.
BIASED_OF_TEN = {
    ("Biased", "Expresses writer's opinion"): 10, ("Biased", "Somewhat factual but also opinionated"): 9,
    ("Biased", "No agreement"): 8, ("Biased", "Entirely factual"): 7,
    ("Non-biased", "Entirely factual"): 0, ("Non-biased", "Somewhat factual but also opinionated"): 2,
    ("Non-biased", "No agreement"): 2, ("Non-biased", "Expresses writer's opinion"): 3}

LISTS = {
    "bias": ("recasens_acl13_via_nela/bias_words.txt", "utf-8-sig"),
    "hedge": ("bias_linguistic/hedges_hyland2005.txt", "utf-8-sig"),
    "assertive": ("bias_linguistic/assertives_hooper1975.txt", "utf-8-sig"),
    "factive": ("bias_linguistic/factives_hooper1975.txt", "utf-8-sig"),
    "report": ("recasens_acl13_via_nela/report_verbs.txt", "utf-8-sig"),
    "implicative": ("recasens_acl13_via_nela/implicatives.txt", "utf-8-sig"),
    "liu-positive": ("bingliuopinion/positive-words.txt", "latin-1"),
    "liu-negative": ("bingliuopinion/negative-words.txt", "latin-1"),
    "strong-negative": ("recasens_acl13_via_nela/sneg.txt", "utf-8-sig"),
    "strong-positive": ("recasens_acl13_via_nela/spos.txt", "utf-8-sig"),
    "weak-negative": ("recasens_acl13_via_nela/wneg.txt", "utf-8-sig"),
    "weak-positive": ("recasens_acl13_via_nela/wpos.txt", "utf-8-sig"),
    "spinde": ("spinde_bias_words/bias_word_lexicon.txt", "utf-8-sig")}


def write(name, rows):
    with open(os.path.join(folder, name + ".jsonl"), "w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def soften_labels(rows):
    said = {r["id"]: (r["label_bias"], r["label_opinion"]) for r in read_rows(os.path.join(data, "babe/sg2.jsonl"))}
    shares = {row["id"]: BIASED_OF_TEN[said[row["id"]]] for row in rows}
    write("babe-soft", [{**row, "label": {"Biased": shares[row["id"]], "Non-biased": 10 - shares[row["id"]]}}
                        for row in rows])
    write("babe-smooth", [{**row, "label": {row["label"]: 9,
                                            "Biased" if row["label"] == "Non-biased" else "Non-biased": 1}}
                          for row in rows])


def begin_from_polarity(rows):
    """NewsMTSC's training sentences that judge a target, and those that do not."""
    polarity = collections.defaultdict(set)
    for row in read_rows(os.path.join(data, "newsmtsc/train.jsonl")):
        polarity[row["sentence"]].add(row["polarity"])
    known = {row["text"].strip() for row in rows}
    write("begin-polarity-babe", read_rows(os.path.join(folder, "begin-babe.jsonl")) + [
        {"text": text, "label": "no" if said == {"neutral"} else "yes"}
        for text, said in polarity.items() if text.strip() not in known])


def begin_from_outlets():
    """Sentences of AllSides articles labelled by where the side stands: of left or right, or of the centre. No
    label of a sentence is in them, and no outlet whose name begins as one of BABE's does."""
    known = {row["outlet"].split()[0].lower()
             for row in read_rows(os.path.join(data, "babe/sg2.jsonl")) if row["outlet"]}
    rows = []
    for triad in read_rows(os.path.join(data, "allsides_triads/triads.jsonl")):
        for side in ("left", "center", "right"):
            if triad[side]["outlet"].split()[0].lower() in known:
                continue
            for text in re.split(r"(?<=[.!?])[\"”’']?\s+(?=[A-Z“\"])|\n+", triad[side]["text"]):
                if 6 <= len(text.split()) <= 60:
                    rows.append({"text": text.strip(), "label": "no" if side == "center" else "yes"})
    if rows:
        write("begin-distant-babe", rows)


def read_list(path, encoding):
    with open(path, encoding=encoding, errors="replace") as lines:
        return [line.strip() for line in lines if not line.startswith((";", "#"))]


def read_vader(path, sign):
    """Words of one sign; a line is word, mean rating and more, by tabs."""
    cells = (line.split("\t") for line in read_list(path, "utf-8"))
    return [word for word, rating, *_ in cells if float(rating) * sign > 0]


def write_lists():
    lists = os.path.join(data, "lexicons")
    if not os.path.isdir(lists):
        return
    others = os.path.join(folder, "others")
    os.makedirs(others, exist_ok=True)
    words = {name: read_list(os.path.join(lists, path), encoding) for name, (path, encoding) in LISTS.items()}
    vader = os.path.join(lists, "vader/vader_lexicon.txt")
    words.update({"vader-positive": read_vader(vader, 1), "vader-negative": read_vader(vader, -1)})
    with open(os.path.join(others, "lexicon.json"), "w", encoding="utf-8") as file:
        json.dump({"format": "parallax-lexicon/1", "kind": "style", "id": "others", "title": "Others",
                   "language": "en", "version": "1.0.0", "license": "none", "extends": [],
                   "axes": {name: {"negative": "no " + name, "positive": name, "about": "a list by others"}
                            for name in words}, "targets": {}, "choices": {}}, file)
    with open(os.path.join(others, "terms.tsv"), "w", encoding="utf-8") as file:
        file.write("phrase\taxis\tweight\n")
        for name, listed in words.items():
            for word in sorted({word.lower().replace("_", " ") for word in listed}):
                if re.fullmatch(r"[a-z][a-z' -]*[a-z]", word):
                    file.write(f"{word}\t{name}\t0.1\n")


babe = read_rows(os.path.join(folder, "babe.jsonl"))
if babe:
    soften_labels(babe)
    begin_from_polarity(babe)
    begin_from_outlets()
write_lists()
