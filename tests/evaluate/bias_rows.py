#!/usr/bin/env python3
"""Writes labelled data by others as example files for `parallax train` and `parallax evaluate`.
usage: bias_rows.py DATA FOLDER      (DATA: the folder that holds babe/, basil/, …)"""
import functools
import json
import os
import re
import sys

from labelled_rows import read_rows

data, folder = sys.argv[1:]


@functools.cache
def read(name):
    return read_rows(os.path.join(data, name))


def write(name, rows):
    if not rows:
        return
    with open(os.path.join(folder, name + ".jsonl"), "w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


babe = [r for r in read("babe/sg2.jsonl") if r["label_bias"] in ("Biased", "Non-biased")]
write("babe", [
    {"id": r["id"], "text": r["text"], "label": r["label_bias"], "outlet": r["outlet"],
     "topic": r["topic"], "url": r["url"],
     "marked": r["biased_words"] if r["label_bias"] == "Biased" else []}
    for r in babe])
for part in ("train", "dev"):
    write("checkthat-" + part, [
        {"id": r["id"], "text": r["sentence"], "label": r["label"]}
        for r in read(f"checkthat_subjectivity_en/{part}.jsonl")])
write("hyperpartisan", [
    {"id": r["id"], "title": r["title"], "text": r["text"], "outlet": r["domain"],
     "label": "hyperpartisan" if r["hyperpartisan"] else "other"}
    for r in read("hyperpartisan/train.jsonl")])
write("basil", [
    {"id": r["id"], "text": r["sentence"], "outlet": r["outlet"].lower(), "event": r["event"],
     "label": "lexical" if any(s["bias"] == "lexical" for s in r["spans"]) else "none",
     "marked": [s["text"] for s in r["spans"] if s["bias"] == "lexical"]}
    for r in read("basil/sentences.jsonl")])

write("babe-framing", [
    {"id": r["id"], "text": r["text"], "outlet": r["outlet"], "topic": r["topic"],
     "label": "loaded" if r["label_bias"] == "Biased" else "plain"}
    for r in babe])

# What a model can begin from before it sees a task's own examples: sentences of hyperpartisan
# articles with their article's label, none of an outlet that BABE has; CheckThat's
# sentences; our own.
SHORTEST, LONGEST, OF_AN_ARTICLE = 6, 60, 40


def squeezed(name):
    return re.sub(r"[^a-z0-9]", "", name.lower())


def sentences(text):
    for one in re.split(r"(?<=[.!?])[\"”’']?\s+(?=[A-Z“\"])", text):
        if SHORTEST <= len(one.split()) <= LONGEST:
            yield one.strip()


babe_outlets = {squeezed(r["outlet"]) for r in read("babe/sg2.jsonl")} - {""}
begin = {"hyperpartisan": []}
for r in read("hyperpartisan/train.jsonl"):
    if any(outlet in squeezed(r["domain"]) for outlet in babe_outlets):
        continue
    for text in list(sentences(r["text"]))[:OF_AN_ARTICLE]:
        begin["hyperpartisan"].append((text, bool(r["hyperpartisan"])))
begin["checkthat"] = [(r["sentence"], r["label"] == "SUBJ") for part in ("train", "dev")
                      for r in read(f"checkthat_subjectivity_en/{part}.jsonl")]
with open("models/examples/framing.jsonl", encoding="utf-8") as file:
    begin["framing"] = [(r["text"], r["label"] == "loaded") for r in map(json.loads, file)]
own = {  # no text of the task itself, wherever else it stands
    "babe": {r["text"].strip() for r in babe},
    "checkthat": {r["sentence"].strip() for part in ("train", "dev")
                  for r in read(f"checkthat_subjectivity_en/{part}.jsonl")},
    "hyperpartisan": {text for r in read("hyperpartisan/train.jsonl") for text in sentences(r["text"])},
    "basil": {r["sentence"].strip() for r in read("basil/sentences.jsonl")}}
for task, texts in own.items():
    parts = [name for name in ("hyperpartisan", "checkthat", "framing") if name != task]
    write("begin-" + task, [{"text": text, "label": "yes" if label else "no"}
                            for name in parts for text, label in begin[name] if text.strip() not in texts])
