#!/usr/bin/env python3
"""Writes vectors of words, learned from unlabelled texts of the shared data: none of BABE, CheckThat, the
hyperpartisan articles or BASIL, whose labels they are to help with, and no sentence of NewsMTSC's devtest. A text
that stands there twice counts once. With TASK, one of these four: also from the texts of the other three, and from no
sentence of TASK's own, wherever else it stands.
Positive pointwise mutual information of words at most four apart, near ones counting more, contexts smoothed by
the power .75, and the singular vectors with the root of their values (Levy, Goldberg & Dagan 2015).
Needs numpy and scipy; ends with exit code 3 where they are missing.
usage: word_vectors.py DATA FILE [TASK]      (DATA: the folder that holds polnear/, allsides_triads/, …)"""
import collections
import os
import re
import sys

from labelled_rows import read_rows

try:
    import numpy as np
    import scipy.sparse
    import scipy.sparse.linalg
except ImportError:
    raise SystemExit(3) from None

data, out = sys.argv[1:3]
task = sys.argv[3] if len(sys.argv) > 3 else None
DIMENSIONS, WINDOW, LEAST, SMOOTHED = 100, 4, 4, 0.75
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def read(name):
    return read_rows(os.path.join(data, name))


def texts_of(task):
    if task == "babe":
        yield from (row["text"] for row in read("babe/sg2.jsonl"))
    if task == "checkthat":
        for part in ("train", "dev"):
            yield from (row["sentence"] for row in read(f"checkthat_subjectivity_en/{part}.jsonl"))
    if task == "hyperpartisan":
        yield from (row["title"] + "\n" + row["text"] for row in read("hyperpartisan/train.jsonl"))
    if task == "basil":
        yield from (row["sentence"] for row in read("basil/sentences.jsonl"))


def texts():
    if task:
        for other in ("babe", "checkthat", "hyperpartisan", "basil"):
            if other != task:
                yield from texts_of(other)
    for part in ("train", "dev"):
        yield from (row["text"] for row in read(f"polnear/{part}.jsonl"))
    for triad in read("allsides_triads/triads.jsonl"):
        for side in ("left", "center", "right"):
            yield triad[side]["title"]
            yield triad[side]["text"]
    yield from (row["sentence"] for row in read("newsmtsc/train.jsonl"))
    yield from (row["title"] for row in read("israel_gaza/mediacloud_headlines_en.jsonl"))
    for part in ("bbc_casualty", "breach"):
        for row in read(f"israel_gaza/{part}_sentences.jsonl"):
            yield row.get("sentence") or row.get("text") or ""


def sentences_of(text):
    for sentence in re.split(r"(?<=[.!?])[\"”’']?\s+|\n+", text):
        words = tuple(w.lower().replace("’", "'") for w in WORD.findall(sentence))
        if len(words) > 1:
            yield words


measured = [row["sentence"] for row in read("newsmtsc/devtest_mt.jsonl")]
held_out = {words for text in [*measured, *texts_of(task)] for words in sentences_of(text)}
sentences = {}  # in order, each once
for text in texts():
    sentences.update((words, None) for words in sentences_of(text) if words not in held_out)
frequency = collections.Counter(word for sentence in sentences for word in sentence)
vocabulary = sorted((w for w, n in frequency.items() if n >= LEAST), key=lambda w: (-frequency[w], w))
if len(vocabulary) <= DIMENSIONS:
    raise SystemExit(3)
number = {word: i for i, word in enumerate(vocabulary)}
flat = np.array([number.get(word, -1) for sentence in sentences for word in sentence])
of = np.array([i for i, sentence in enumerate(sentences) for _ in sentence])
n = len(vocabulary)
together = scipy.sparse.csr_matrix((n, n))
for apart in range(1, WINDOW + 1):
    left, right = flat[:-apart], flat[apart:]
    kept = (of[:-apart] == of[apart:]) & (left >= 0) & (right >= 0)
    weights = np.full(kept.sum(), 1.0 / apart)
    together = together + scipy.sparse.csr_matrix((weights, (left[kept], right[kept])), shape=(n, n))
together = (together + together.T).tocoo()
rows = np.bincount(together.row, together.data, n)
contexts = rows ** SMOOTHED / (rows ** SMOOTHED).sum()
information = np.log(together.data / (rows[together.row] * contexts[together.col]))
positive = information > 0
matrix = scipy.sparse.csr_matrix(
    (information[positive], (together.row[positive], together.col[positive])), shape=(n, n))
start = np.random.default_rng(1).standard_normal(n)
vectors, values, _ = scipy.sparse.linalg.svds(matrix, k=DIMENSIONS, v0=start)
vectors = vectors * np.sqrt(values)
vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
with open(out, "w", encoding="utf-8") as file:
    for word, vector in zip(vocabulary, vectors):
        file.write(word + " " + " ".join(f"{x:.4f}" for x in vector) + "\n")
