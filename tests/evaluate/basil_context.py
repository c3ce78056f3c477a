#!/usr/bin/env python3
"""What the article around a sentence adds to its own words: BASIL's lexical bias, folds by event.
A model of `parallax train` scores each sentence; a second logistic model weighs that score with where the
sentence stands and what its neighbours score. Both are one sum of weights. The second one learns from scores
of training sentences that the first one did not learn from (inner folds by event), and so does the
threshold; how strongly it is held to 0 is chosen there too. Nothing of the held-out events is seen.
usage: basil_context.py PARALLAX FOLDER [train options …]      (FOLDER: where bias_rows.py wrote; needs numpy)"""
import hashlib
import json
import os
import subprocess
import sys
import tempfile

import numpy as np

from labelled_rows import read_rows

parallax, folder, *options = sys.argv[1:]
OUTER, INNER = 3, 2
lexicons = [o for i, o in enumerate(options) if "--lexicon" in (o, options[i - 1] if i else "")]
STEPS, SAMPLES = 25, 1000
PLACES = ["headline", "first sentence", "second sentence", "how far into the article", "1 ÷ number of sentence"]
AROUND = ["score of the one before", "score of the one behind", "mean score of the article's others"]

rows = read_rows(os.path.join(folder, "basil.jsonl"))
truth = np.array([row["label"] == "lexical" for row in rows], dtype=float)
articles = {}
for at, row in enumerate(rows):
    articles.setdefault(row["id"].split(":")[0], []).append(at)


def deal(events, folds, seed):
    """A fold for each event, of like numbers of events; no outlet or label decides."""
    order = sorted(set(events), key=lambda e: hashlib.sha256(f"{seed} {e}".encode()).hexdigest())
    return {event: i % folds for i, event in enumerate(order)}


def score(learned, asked, work):
    """Logits that a model of `learned` gives the rows `asked`."""
    files = {"learned": learned, "asked": asked}
    for name, numbers in files.items():
        with open(os.path.join(work, name + ".jsonl"), "w", encoding="utf-8") as file:
            for at in numbers:
                row = rows[at] if name == "learned" else {
                    "id": str(at), "outlet": rows[at]["outlet"], "text": rows[at]["text"]}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
    model = os.path.join(work, "model.json")
    done = subprocess.run([parallax, "train", os.path.join(work, "learned.jsonl"), "-o", model,
                           "--classes", "none,lexical",
                           "--fixed", "--no-validation", "--ignore-marked", "--group", "event", "--quiet", *options],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    if done.returncode > 1:  # 1: a sentence of another language was rejected
        raise SystemExit(f"parallax train: exit code {done.returncode}")
    done = subprocess.run([parallax, "score", os.path.join(work, "asked.jsonl"), "--model", model, "--quiet",
                           *lexicons],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    said = {}
    for line in done.stdout.splitlines():
        record = json.loads(line)
        said[int(record["id"])] = find_logit(record)
    # A row without a word is not scored; it counts as the least of all.
    least = min(said.values())
    return np.array([said.get(at, least) for at in asked])


def find_logit(record):
    for one in record["scores"]:
        if one.get("probability") is not None:
            p = min(max(one["probability"], 1e-9), 1 - 1e-9)
            return float(np.log(p / (1 - p)))
    raise SystemExit("no probability in: " + json.dumps(record)[:300])


def describe(logits, with_places, with_neighbours):
    """A row of numbers for each sentence that has a logit (NaN: it has none)."""
    out = np.zeros((len(rows), 1 + len(PLACES) + len(AROUND)))
    out[:, 0] = np.nan_to_num(logits)
    for numbers in articles.values():
        scores = np.array([logits[at] for at in numbers])
        known = scores[~np.isnan(scores)]
        body = 0
        for i, at in enumerate(numbers):
            is_title = rows[at]["id"].endswith(":title")
            if with_places:
                out[at, 1:6] = [is_title, not is_title and body == 0, not is_title and body == 1,
                                0 if is_title else body / len(numbers), 0 if is_title else 1 / (1 + body)]
            body += not is_title
            if with_neighbours and len(known) > 1 and not np.isnan(scores[i]):
                before = scores[i - 1] if i > 0 else known.mean()
                behind = scores[i + 1] if i + 1 < len(numbers) else known.mean()
                out[at, 6:9] = np.nan_to_num([before, behind, (known.sum() - scores[i]) / (len(known) - 1)])
    return out


def fit(x, y, penalty):
    """Weights and intercept by Newton's method, Gaussian prior on standardised weights."""
    mean, sd = x.mean(0), x.std(0) + 1e-9
    z = np.hstack([np.ones((len(x), 1)), (x - mean) / sd])
    held = np.r_[0.0, np.full(x.shape[1], penalty)]
    w = np.zeros(z.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-z @ w))
        hessian = (z * (p * (1 - p))[:, None]).T @ z + np.diag(held + 1e-9)
        w = w - np.linalg.solve(hessian, z.T @ (p - y) + held * w)
    return lambda other: np.hstack([np.ones((len(other), 1)), (other - mean) / sd]) @ w


def best_threshold(logits, y):
    order = np.argsort(-logits, kind="stable")
    f1 = 2 * np.cumsum(y[order]) / (np.arange(1, len(y) + 1) + y.sum())
    at = int(f1.argmax())
    return logits[order[at]] if at + 1 == len(y) else (logits[order[at]] + logits[order[at + 1]]) / 2


def f1_of(said, y):
    return 2 * (said * y).sum() / (said.sum() + y.sum())


def average_precision(logits, y):
    hits = y[np.argsort(-logits, kind="stable")]
    return (np.cumsum(hits) / np.arange(1, len(y) + 1))[hits > 0].mean()


VARIANTS = {"its own words": (False, False), "and its place": (True, False),
            "and its neighbours": (False, True), "and both": (True, True)}
events = [row["event"] for row in rows]
outer = deal(events, OUTER, 1)
said = {name: np.zeros(len(rows)) for name in VARIANTS}
logit_of = {name: np.zeros(len(rows)) for name in VARIANTS}
with tempfile.TemporaryDirectory() as work:
    for fold in range(OUTER):
        learned = [at for at in range(len(rows)) if outer[events[at]] != fold]
        left = [at for at in range(len(rows)) if outer[events[at]] == fold]
        inner = deal([events[at] for at in learned], INNER, 2 + fold)
        unseen = np.full(len(rows), np.nan)
        for part in range(INNER):
            unseen[[at for at in learned if inner[events[at]] == part]] = score(
                [at for at in learned if inner[events[at]] != part],
                [at for at in learned if inner[events[at]] == part], work)
        here = np.full(len(rows), np.nan)
        here[left] = score(learned, left, work)
        for name, variant in VARIANTS.items():
            x, y = describe(unseen, *variant)[learned], truth[learned]
            x_left = describe(here, *variant)[left]
            part_of = np.array([inner[events[at]] for at in learned])
            held = {}
            for penalty in (1.0, 10.0, 100.0):
                logits = np.zeros(len(learned))
                for part in range(INNER):
                    logits[part_of == part] = fit(x[part_of != part], y[part_of != part], penalty)(x[part_of == part])
                held[penalty] = (np.logaddexp(0, logits).mean() - (logits * y).mean(), logits)
            penalty = min(held, key=lambda one: held[one][0])
            threshold = best_threshold(held[penalty][1], y)
            logits = fit(x, y, penalty)(x_left)
            said[name][left] = logits >= threshold
            logit_of[name][left] = logits
        print(f"fold {fold + 1} of {OUTER}", file=sys.stderr, flush=True)
print("| BASIL lexical bias, by event | F1 | average precision |\n|---|---:|---:|")
draw = np.random.default_rng(1)
names = sorted(set(events))
of_event = {event: np.array([at for at in range(len(rows)) if events[at] == event]) for event in names}
samples = [np.concatenate([of_event[names[i]] for i in draw.integers(0, len(names), len(names))])
           for _ in range(SAMPLES)]
for name in VARIANTS:
    low, high = np.percentile([f1_of(said[name][s], truth[s]) for s in samples], [2.5, 97.5])
    print(f"| {name} | {f1_of(said[name], truth):.3f} ({low:.3f}–{high:.3f}) | "
          f"{average_precision(logit_of[name], truth):.3f} |")
with open(os.path.join(folder, "basil-said.json"), "w", encoding="utf-8") as file:
    json.dump([{"id": rows[at]["id"], "text": rows[at]["text"], "marked": rows[at]["marked"],
                "lexical": bool(truth[at]), "said": bool(said["and both"][at]),
                "logit": round(float(logit_of["and both"][at]), 3)} for at in range(len(rows))], file,
              ensure_ascii=False)
