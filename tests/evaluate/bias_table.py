#!/usr/bin/env python3
"""Trains and measures models of bias on labelled data by others, a table row each.
usage: bias_table.py PARALLAX FOLDER [TASK …] [--ablation] [--fixed] [--vectors FILE] [--only WORDS]
FOLDER holds what bias_rows.py, bias_variants.py and word_vectors.py wrote. TASK is one of babe, checkthat,
hyperpartisan, basil. --fixed searches no settings and looks at no marked words: a third of the time, for
rows beside each other. --vectors names vectors of words by others (GloVe's or word2vec's form), for rows of
their own. --only leaves the rows whose names hold WORDS. Every figure is of folds (or a dev part) that no setting was chosen on.

The row `headline` is the figure of a task. It is given all there is: lexicons, style, n-grams, vectors of words and a
model of other data to begin from. How far each of these is believed, whether vectors, the model begun from and any
family are used at all, and how wide each may be, is chosen on inner folds of each training part. So none of the other
rows, which leave parts out beforehand, has to be picked by its figure: they are there to show what each part brings.
The headlines of all tasks come first."""
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time

parallax, folder = sys.argv[1:3]
given = sys.argv[3:]


def take_option(name):
    """The word after an option, both taken off the command line."""
    if name not in given:
        return None
    at = given.index(name)
    _, value = given.pop(at), given.pop(at)
    return value


others_vectors = take_option("--vectors")
only = take_option("--only")
wanted = [a for a in given if not a.startswith("--")]
ablation = "--ablation" in sys.argv
fixed = ["--fixed", "--ignore-marked"] if "--fixed" in sys.argv else []

lexicons = []
for lexicon in ("style", "evaluation", "us-politics", "conflict"):
    lexicons += ["--lexicon", "lexicons/" + lexicon]
words = ["--families", "words", "--prior-map", "zero", "--ignore-marked"]
ngrams = ["--families", "words,characters", "--prior-map", "zero", "--ignore-marked"]
known = [*lexicons, "--prior-map", "absolute"]
full = ["--families", "lexicon,axes,style,words,characters", *known]

TASKS = {
    "babe": dict(
        data="babe", measure="macro-F1", folds=["stratified", "outlet"],
        options=["--classes", "Non-biased,Biased", "--seed", "42"],
        asked={"stratified": ".76, aim .80", "outlet": ".70, aim .74"}),
    "checkthat": dict(
        data="checkthat-train", test="checkthat-dev", measure="macro-F1", folds=["stratified"],
        options=["--classes", "OBJ,SUBJ", "--class-weights", "balanced"], asked={"dev": ".68, aim .72"}),
    "hyperpartisan": dict(
        data="hyperpartisan", measure="accuracy", folds=["stratified", "outlet"],
        options=["--classes", "other,hyperpartisan", "--folds", "10"],
        asked={"stratified": ".80, aim .83", "outlet": "reported"}),
    "basil": dict(
        data="basil", measure="F1 of the last class", folds=["event"],
        options=["--classes", "none,lexical", "--folds", "10", "--threshold", "f1"],
        asked={"event": ".22, aim .30"}),
}

BEGUN = "--begun"  # replaced by a prior model of other data for the same kind of question
POLARITY = "--begun-polarity"  # the same with NewsMTSC's sentences
DISTANT = "--begun-distant"  # from AllSides articles by side alone
BAGGED = "--begun-bagged"  # as BEGUN, weights averaged over models of resampled examples
MARKS = {BEGUN: "begin-", POLARITY: "begin-polarity-", DISTANT: "begin-distant-", BAGGED: "begin-"}
BAGS = 4
others = ["--lexicon", os.path.join(folder, "others")]
VECTORS = "--own-vectors"  # replaced by vectors of unlabelled texts, none of the task's own


width_one = ["--prior-sd", "words=1", "--prior-sd", "characters=1", "--prior-sd", "vectors=1"]


def like_words(vectors):
    return [*([VECTORS] if vectors == VECTORS else ["--word-vectors", vectors]), *(width_one if fixed else [])]


# Rows of one task alone: name, options, the rows learned from.
EXPERIMENTS = {
    "babe": [("full, labels softened by opinion", full, "babe-soft"),
             ("full, begun, labels smoothed by a tenth", full + [BEGUN], "babe-smooth"),
             ("full, begun, labels softened by opinion", full + [BEGUN], "babe-soft"),
             ("full, begun, softened and weighed by agreement", full + [BEGUN, "--weigh-agreement"],
              "babe-soft"),
             ("full, begun also from polar sentences", full + [POLARITY], "babe"),
             ("full, begun from outlets' sides alone", full + [DISTANT], "babe"),
             ("full, begun, bagged", full + [BAGGED], "babe"),
             ("full and lists by others", full + others, "babe"),
             ("full and lists by others, begun", full + others + [BEGUN], "babe"),
             ("full, begun, softened, like words", full + [BEGUN, *like_words(VECTORS)], "babe-soft")],
}
HEADLINE = "headline"
ROWS = [("words alone", words), ("full", full),
        ("full, like words", full + like_words(VECTORS)),
        ("full, begun", full + [BEGUN])]
# Rows of one task, always run.
ROWS_OF_TASK = {"basil": [("full, classes weighed alike", full + ["--class-weights", "balanced"]),
                          ("headline, classes weighed alike",
                           full + [BEGUN, *like_words(VECTORS), "--class-weights", "balanced"])]}
if others_vectors:
    ROWS.append(("full, like words by others' vectors", full + like_words(others_vectors)))
    ROWS.append(("full, begun, like words by others' vectors", full + [BEGUN, *like_words(others_vectors)]))
ABLATION = [
    ("words, characters", ngrams),
    ("full, lexicon weights not believed", full + ["--prior-map", "zero"]),
    ("full, voices apart", full + ["--by-wording"]),
    ("full, marked words ignored", full + ["--ignore-marked"]),
    ("full, NB-SVM ratios", full + ["--prior-width", "ratio"]),
    ("full without characters",
     ["--families", "lexicon,axes,style,words", *known]),
    ("full with position",
     ["--families", "lexicon,axes,style,words,characters,position", *known]),
    ("lexicon, axes, style alone",
     ["--families", "lexicon,axes,style", *known]),
    ("full, n-gram widths even", full + ["--prior-width", "even"]),
]


def once(options):
    """Of an option given twice the last counts."""
    out = []
    for i, word in enumerate(options):
        if word == "--prior-map" and word in options[i + 1:]:
            continue
        if i > 0 and options[i - 1] == "--prior-map" and "--prior-map" in options[i:]:
            continue
        out.append(word)
    return out


def begin_from_others(name, options, out, bagged=False):
    """Options that make training begin from a model of other labelled data; none if there are none.
    Nothing of the task's own examples is in them; how far the model is believed is chosen on inner
    folds of the training part."""
    examples = os.path.join(folder, f"{name}.jsonl")
    if not os.path.exists(examples):
        return None
    model = os.path.join(out, "begin.json")
    weighed = [] if "--class-weights" in options else ["--class-weights", "balanced"]
    learn = ["--classes", "no,yes", "--fixed", "--no-validation", *weighed, *options]
    if not bagged:
        run(["train", examples, "-o", model, *learn])
        return ["--prior-model", model]
    with open(examples, encoding="utf-8") as file:
        rows = file.readlines()
    models = []
    for bag in range(BAGS):
        draw = random.Random(bag)
        drawn = os.path.join(out, "drawn.jsonl")
        with open(drawn, "w", encoding="utf-8") as file:
            file.writelines(draw.choices(rows, k=len(rows)))
        run(["train", drawn, "-o", model, *learn])
        with open(model, encoding="utf-8") as file:
            models.append(json.load(file))
    with open(model, "w", encoding="utf-8") as file:
        json.dump(average_models(models), file)
    return ["--prior-model", model]


def average_models(models):
    """One model whose weights are the mean of theirs; a feature that a model lacks weighs 0 there."""
    features = {}
    for one in models:
        for feature in one["features"]:
            joined = features.setdefault(feature["name"], {**feature, "weight": 0.0})
            joined["weight"] += feature["weight"] / len(models)
    return {**models[0], "features": [features[name] for name in sorted(features)],
            "intercept": sum(one["intercept"] for one in models) / len(models)}


def run(arguments):
    done = subprocess.run([parallax, *arguments, "--quiet"], stdout=subprocess.PIPE, text=True,
                          check=False)
    if done.returncode > 1:
        raise SystemExit(f"{' '.join(arguments)}: exit code {done.returncode}")
    return done.stdout


def read(text, measure):
    """The measure's row of each table: by kind of fold the cells."""
    rows, kind = {}, ""
    for line in text.splitlines():
        if line.startswith("folds: "):
            kind = line[7:]
        cells = [c.strip() for c in line.strip("|").split("|")]
        if cells[0] == measure and kind not in rows:
            rows[kind] = cells[1:]
    return rows


class RowOfTable:
    """A way to train, and its figures by kind of fold."""

    def __init__(self, task, name, options, learned):
        self.task, self.name, self.options, self.learned = task, name, options, learned
        self.of = TASKS[task]

    def path(self):
        return os.path.join(folder, self.learned + ".jsonl")

    def complete_options(self, out):
        """What stands for files made or trained for this row is put in; None if one of them is missing."""
        options = self.options
        if not os.path.exists(self.path()) or (others[1] in options and not os.path.isdir(others[1])):
            return None
        if VECTORS in options:
            vectors = os.path.join(folder, f"vectors-{self.task}.txt")
            if not os.path.exists(vectors):
                return None
            at = options.index(VECTORS)
            options = [*options[:at], "--word-vectors", vectors, *options[at + 1:]]
        for mark, prefix in MARKS.items():
            if mark not in options:
                continue
            plain = [o for o in options if o not in (mark, "--weigh-agreement")]
            begun = begin_from_others(prefix + self.task, plain, out, mark == BAGGED)
            if begun is None:
                return None
            options = [o for o in options if o != mark] + begun
        options = once(options)
        return options + [o for o in fixed if o not in options]

    def measure(self):
        """By kind of fold the cells; and the model's size in MB. None if something is missing."""
        t = self.of
        with tempfile.TemporaryDirectory() as out:
            options = self.complete_options(out)
            if options is None:
                return None
            model = os.path.join(out, "m.json")
            arguments = ["train", self.path(), "-o", model, *t["options"], *options]
            for kind in t["folds"]:
                arguments += ["--group", kind]
            if "test" in t:
                arguments.append("--no-validation")
            table = run(arguments)
            if "test" in t:
                test = os.path.join(folder, t["test"] + ".jsonl")
                # The lexicons it was trained with: others would leave features out.
                given_lexicons = [o for i, o in enumerate(options) if "--lexicon" in (o, options[i - 1])]
                table = "folds: dev\n" + run(["evaluate", model, test, "--errors", "0", *given_lexicons])
            return read(table, t["measure"]), os.path.getsize(model) / 1e6


def print_rows(rows):
    """Measures and prints rows; each task's baselines before its first."""
    shown = set()
    print("| data | fold | features | measured | asked |\n|---|---|---|---|---|")
    for row in rows:
        if only and only not in row.name:
            continue
        began = time.monotonic()
        measured = row.measure()
        if measured is None:
            continue
        figures, size = measured
        for kind, cells in figures.items():
            begin = f"| {row.task}, {row.of['measure']} | {kind} |"
            if (row.task, kind) not in shown:
                shown.add((row.task, kind))
                for baseline, cell in zip(("commonest class", "outlet alone"), cells[1:]):
                    print(f"{begin} {baseline} | {cell} | |")
            asked = row.of["asked"].get(kind, "") if row.name == HEADLINE else ""
            print(f"{begin} {row.name} ({size:.1f} MB) | {cells[0]} | {asked} |", flush=True)
        print(f"{row.task}, {row.name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)


tasks = []
for task, t in TASKS.items():
    if wanted and task not in wanted:
        continue
    if os.path.exists(os.path.join(folder, t["data"] + ".jsonl")):
        tasks.append(task)
    else:
        print(f"{task}: no data, nothing was measured")
print("Headlines; 95 % intervals by resampling what a fold keeps together\n")
print_rows([RowOfTable(task, HEADLINE, full + [BEGUN, *like_words(VECTORS)], TASKS[task]["data"]) for task in tasks])
print("\nParts\n")
for task in tasks:
    rows = [(name, options, TASKS[task]["data"]) for name, options in
            ROWS + ROWS_OF_TASK.get(task, []) + (ABLATION if ablation else [])]
    print_rows([RowOfTable(task, *row) for row in rows + (EXPERIMENTS.get(task, []) if ablation else [])])
    print()
if "babe" in tasks and not only:
    shipped = run(["evaluate", "framing", os.path.join(folder, "babe-framing.jsonl"),
                   "--group", "outlet", "--errors", "0"])
    cells = read("folds: all\n" + shipped, "macro-F1")["all"]
    print(f"the shipped model framing, not trained on it, on all of BABE: macro-F1 {cells[0]}", flush=True)
