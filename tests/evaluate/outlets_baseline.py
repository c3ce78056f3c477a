#!/usr/bin/env python3
"""What a plain multinomial naive Bayes makes of headlines whose day it has not seen: beside
`parallax lexicon induce`, which leaves names, topics and phrases of a few texts out on purpose.

  outlets_baseline.py HEADLINES      (JSON lines with outlet, title, date)

Days are the folds' groups, a headline counts once for an outlet. Three lines: all words and pairs of
words; single words that are no function words; of these the ones that stand without a capital inside a
sentence more often than with one, that is, what is wording rather than a name. Standard library only.
"""
import collections
import hashlib
import json
import math
import re
import sys

FOLDS, SMOOTHING, LEAST = 5, 0.1, 2


def read(path):
    seen, rows = set(), []
    with open(path, encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            key = (record["outlet"], record["title"])
            if key in seen or not record["title"].strip():
                continue
            seen.add(key)
            day = hashlib.sha256(record["date"].encode()).digest()
            rows.append((record["outlet"], record["title"], day[0] % FOLDS))
    return rows


def function_words():
    with open("lexicons/style/function-words.tsv", encoding="utf-8") as lines:
        return {line.split("\t")[0] for line in lines if not line.startswith("#")}


def words_of(title):
    return re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", title)


def plain_words(rows):
    """Words that are seldom capitalised where most words are not."""
    small, large = collections.Counter(), collections.Counter()
    for _, title, _ in rows:
        words = words_of(title)[1:]
        if sum(w[0].isupper() for w in words) * 2 > len(words):
            continue
        for word in words:
            (large if word[0].isupper() else small)[word.lower()] += 1
    return {word for word in small if small[word] > large[word]}


def accuracy(rows, features):
    """Of rows by folds: the model's share of right ones, and the commonest outlet's."""
    cut = [(outlet, features(title), fold) for outlet, title, fold in rows]
    right = commonest_right = 0
    for held_out in range(FOLDS):
        uses, outlets = collections.defaultdict(collections.Counter), collections.Counter()
        in_all, by_outlet = collections.Counter(), collections.Counter()
        for outlet, words, fold in cut:
            if fold != held_out:
                in_all.update(words)
        for outlet, words, fold in cut:
            if fold == held_out:
                continue
            outlets[outlet] += 1
            for word in words:
                if in_all[word] >= LEAST:
                    uses[word][outlet] += 1
                    by_outlet[outlet] += 1
        vocabulary = SMOOTHING * len(uses)
        share = {o: math.log(n) for o, n in outlets.items()}
        unseen = {o: math.log(SMOOTHING / (by_outlet[o] + vocabulary)) for o in outlets}
        commonest = max(sorted(outlets), key=outlets.__getitem__)
        for outlet, words, fold in cut:
            if fold != held_out:
                continue
            known = [w for w in words if w in uses]
            score = {o: share[o] + len(known) * unseen[o] for o in outlets}
            for word in known:
                for o, n in uses[word].items():
                    score[o] += math.log1p(n / SMOOTHING)
            right += max(sorted(score), key=score.__getitem__) == outlet
            commonest_right += commonest == outlet
    return right / len(rows), commonest_right / len(rows)


if len(sys.argv) != 2:
    sys.exit(__doc__)
headlines = read(sys.argv[1])
functional, plain = function_words(), plain_words(headlines)


def all_words(title):
    words = [w.lower() for w in words_of(title)]
    return words + [a + " " + b for a, b in zip(words, words[1:])]


def content_words(title):
    return [w.lower() for w in words_of(title) if w.lower() not in functional]


def wording(title):
    return [w for w in content_words(title) if w in plain]


print(f"naive Bayes on {len(headlines)} headlines, days held out in {FOLDS} folds")
for name, features in (("all words and pairs", all_words), ("no function words", content_words),
                       ("nor names", wording)):
    model, commonest = accuracy(headlines, features)
    print(f"{name:<22} {model:.3f}   commonest outlet {commonest:.3f}", flush=True)
