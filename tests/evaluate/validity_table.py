#!/usr/bin/env python3
"""Whether scores mean what they say: against judgements by others, and against what they should not measure.

  validity_table.py PARALLAX DATA FOLDER [--errors N] [--task newsmtsc|basil|fignews|allsides]

Nothing is trained or chosen here: `parallax score` with the lexicons as they are, and the direction of
every score written down below before any figure was seen. Convergent: the area under the curve (.50 is
chance, equal scores count half), documents without any hit included with score 0. A score "toward the
target" counts hits attached to it, one of "the sentence" all hits. Discriminant: what scores must not
follow, on AllSides articles.
"""
import collections
import hashlib
import json
import os
import subprocess
import sys

import validity_measures as measures
import validity_rows as rows

parallax, data, folder = sys.argv[1:4]
errors = int(sys.argv[sys.argv.index("--errors") + 1]) if "--errors" in sys.argv else 0
only = sys.argv[sys.argv.index("--task") + 1] if "--task" in sys.argv else None

FRAMING = ["conflict", "israel-palestine", "russia-ukraine", "us-politics"]
STYLE, REGARD = "style", "evaluation"
# On these axes a negative weight speaks against the target; the topic axes of us-politics name sides.
JUDGING = ["legitimacy", "force", "humanity", "control"]
# Which sign of a topic axis is the wording of the American left.
LEFT = {"immigration": 1, "abortion": 1, "guns": -1, "climate": 1, "policing": -1, "taxes": 1}
# Events have no side of their own: condemning words for the war speak against the army that wages it,
# condemning words for the attack against those who attacked.
SIDE_OF_EVENT = {"gaza-war": "israeli", "october-7-attack": "palestinian"}


def lexicon(name):
    return os.path.join("lexicons", name)


def sides():
    """Target → side, of all shipped lexicons."""
    out = dict(SIDE_OF_EVENT)
    for name in FRAMING:
        with open(os.path.join(lexicon(name), "lexicon.json"), encoding="utf-8") as file:
            for target, about in json.load(file).get("targets", {}).items():
                if about.get("side"):
                    out[target] = about["side"]
    return out


def fingerprint():
    """One hash of all terms, targets and weights that count here: that they stayed as they were."""
    total = hashlib.sha256()
    for name in sorted([*FRAMING, STYLE, REGARD]):
        for file in ("lexicon.json", "terms.tsv"):
            with open(os.path.join(lexicon(name), file), "rb") as handle:
                total.update(f"{name}/{file}\0".encode() + handle.read())
    return total.hexdigest()[:16]


def score(task, documents, lexicons, options=()):
    """The command's line of each document by id; the number of rejected ones is printed."""
    corpus = os.path.join(folder, task + ".jsonl")
    with open(corpus, "w", encoding="utf-8") as file:
        for document in documents:
            file.write(json.dumps(document, ensure_ascii=False) + "\n")
    arguments = [parallax, "score", corpus, "--quiet", *options]
    for one in lexicons:
        arguments += ["--lexicon", one]
    done = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode > 1:
        sys.exit(f"{done.stderr}{' '.join(arguments)}: exit code {done.returncode}")
    scored = {line["id"]: line for line in map(json.loads, done.stdout.splitlines())}
    print(f"\n{task}: {len(documents)} texts, {len(documents) - len(scored)} of them rejected "
          "(no score; counted below as texts without a hit)\n")
    return scored


WORDINGS = {"outlet": ["outlet"], "all": ["outlet", "uncertain", "source", "scare"]}


def hits_of(line, axes, target, wording):
    """(hits, sum of weights) on some axes, toward one target, or all of a text (target "*")."""
    hits, total = 0, 0.0
    for axis in axes:
        for one, by_wording in (line or {}).get("axes", {}).get(axis, {}).items():
            if target not in ("*", one):
                continue
            for name in WORDINGS[wording]:
                if name in by_wording:
                    hits += by_wording[name]["hits"]
                    total += by_wording[name]["sum"] or 0.0
    return hits, total


def contrast(line, axes, plus, minus, side_of, wording="outlet"):
    """(hits, sum toward targets of one side − sum toward those of the other)."""
    hits, total = 0, 0.0
    for target, side in side_of.items():
        if side in (plus, minus):
            h, s = hits_of(line, axes, target, wording)
            hits += h
            total += s if side == plus else -s
    return hits, total


def signed(number):
    return f"{number:+.2f}"


def three(number):
    return "–" if number is None else f"{number:.3f}".replace("0.", ".", 1)


HEAD = ("| score | positive | negative | without any hit | AUC (95 %) | AUC where there is a hit |\n"
        "|---|---:|---:|---:|---:|---:|")


def convergent(name, judged, value):
    """A line of the table; value(judgement) → (hits, score). Prints the worst errors when asked."""
    valued = [(one, *value(one)) for one in judged]
    pairs = [(total, one.positive) for one, _, total in valued]
    auc = measures.area_under_curve(pairs)
    bounds = measures.interval(pairs, [one.group for one in judged], measures.area_under_curve)
    met = [(total, one.positive) for one, hits, total in valued if hits > 0]
    positives = sum(one.positive for one in judged)
    silent = sum(hits == 0 for _, hits, _ in valued) / max(1, len(valued))
    print(f"| {name} | {positives} | {len(judged) - positives} | {100 * silent:.0f} % | {three(auc)} "
          f"({three(bounds[0])}–{three(bounds[1])}) | {three(measures.area_under_curve(met))} |", flush=True)
    if not errors:
        return
    middle = sorted(total for _, _, total in valued)[len(valued) // 2]
    wrong = [(abs(total - middle), str(one.document), one, hits, total) for one, hits, total in valued
             if (total < middle if one.positive else total > middle)]
    for _, _, one, hits, total in sorted(wrong, key=lambda w: w[:2], reverse=True)[:errors]:
        print(f"    {'pos' if one.positive else 'neg'} {signed(total)} hits {hits} {one.document}: {one.text}")


def toward(scored, axes, wording):
    return lambda one: hits_of(scored.get(one.document), axes, one.target, wording)


def of_sentence(scored, axes, wording):
    return lambda one: hits_of(scored.get(one.document), axes, "*", wording)


def targets_task(task, read):
    known = rows.shipped_targets([lexicon(name) for name in FRAMING])
    names = rows.NamedTargets(known)
    documents, judged = read(names)
    named = [one for one in judged if one.target is not None]
    names.write(os.path.join(folder, "names-" + task))
    scored = score(task, documents, [lexicon(n) for n in [STYLE, REGARD, *FRAMING]] +
                   [os.path.join(folder, "names-" + task)])
    print(f"{len(judged) - len(named)} of {len(judged)} judgements are of a pronoun or a clause, for which "
          "no name stands: they have no score toward a target\n")
    print(HEAD)
    convergent("framing toward the target, outlet's wording", named, toward(scored, JUDGING, "outlet"))
    convergent("regard toward the target, outlet's wording", named, toward(scored, ["regard"], "outlet"))
    convergent("framing, regard and style toward the target, outlet's wording", named,
               toward(scored, [*JUDGING, "regard", "evaluation"], "outlet"))
    convergent("the same, everybody's words", named,
               toward(scored, [*JUDGING, "regard", "evaluation"], "all"))
    convergent("the same of the whole sentence, everybody's words", judged,
               of_sentence(scored, [*JUDGING, "regard", "evaluation"], "all"))


def logit(line):
    """The trained model's, or None."""
    return next((s["logit"] for s in (line or {}).get("scores", []) if s["model"] == "framing"), None)


def loaded_task(path):
    documents, _ = rows.basil(path, rows.NamedTargets({}), ("lexical",))
    judged = rows.basil_loaded(path)
    scored = score("basil-loaded", documents, [lexicon(n) for n in [STYLE, *FRAMING]], ["--model", "framing"])
    axes = [*JUDGING, *LEFT, "evaluation"]
    hits = {one.document: hits_of(scored.get(one.document), axes, "*", "outlet")[0] for one in judged}
    print(HEAD)
    convergent("number of hits, outlet's wording", judged, lambda one: (hits[one.document], hits[one.document]))
    known = [one for one in judged if logit(scored.get(one.document)) is not None]
    convergent("the shipped model framing", known,
               lambda one: (hits[one.document], logit(scored[one.document])))


def fignews_task(path):
    side_of = sides()
    for rule in ("plurality", "strict majority"):
        documents, judged = rows.fignews(path, rule)
        scored = score("fignews, " + rule, documents, [lexicon(n) for n in [STYLE, *FRAMING]])
        print(HEAD)
        for wording in ("outlet", "all"):
            said = "outlet's wording" if wording == "outlet" else "everybody's words"
            convergent(f"Israeli less Palestinian side, all axes, {said}", judged,
                       lambda one, w=wording: contrast(scored.get(one.document), JUDGING, "israeli",
                                                       "palestinian", side_of, w))
        for axis in JUDGING:
            convergent(f"the same, {axis}, outlet's wording", judged,
                       lambda one, a=axis: contrast(scored.get(one.document), [a], "israeli", "palestinian",
                                                    side_of))


def ideology(line):
    """(hits, topic axes toward the left's wording, a thousand own words)."""
    hits, total = 0, 0.0
    for axis, sign in LEFT.items():
        h, s = hits_of(line, [axis], "*", "outlet")
        hits += h
        total += sign * s
    return hits, 1000 * total / max(1, (line or {"words": {"own": 1}})["words"]["own"])


def allsides_task(path):
    side_of = sides()
    documents, judged, topics = rows.allsides(path)
    scored = score("allsides", documents, [lexicon(n) for n in [STYLE, REGARD, *FRAMING]],
                   ["--model", "framing"])
    print("Left (positive) against right: ideology, not what the scores claim to measure.\n")
    print(HEAD)
    convergent("wording of the left on topic axes, a thousand words", judged,
               lambda one: ideology(scored.get(one.document)))

    def parties(one):
        return contrast(scored.get(one.document), [*JUDGING, "regard"], "democratic", "republican", side_of)
    convergent("Democratic less Republican side, framing and regard", judged, parties)

    print("\nWhat scores should not follow: Spearman's ρ with length and with the share of words that are "
          "passed on; share of variance between topics, and by chance; 95 % intervals over stories\n")
    print("| score | articles | without any hit | length | words passed on | topic | topic by chance |\n"
          "|---|---:|---:|---:|---:|---:|---:|")
    rates = collections.OrderedDict(
        (axis, lambda line, a=axis: per_thousand(line, [a]))
        for axis in [*JUDGING, "evaluation", "regard", *LEFT])
    rates["wording of the left"] = ideology
    rates["the shipped model framing"] = lambda line: (1, logit(line))
    for name, value in rates.items():
        discriminant(name, scored, topics, value)


def per_thousand(line, axes):
    hits, total = hits_of(line, axes, "*", "outlet")
    return hits, 1000 * total / max(1, line["words"]["own"])


def discriminant(name, scored, topics, value):
    lines = [line for line in scored.values() if line["words"]["own"] > 0]
    valued = [(value(line), line) for line in lines]
    groups = [line["id"].split("-")[0] for line in lines]
    words = [sum(line["words"].values()) for line in lines]
    cells = []
    for other in (words, [1 - line["words"]["own"] / all for line, all in zip(lines, words)]):
        pairs = [(score, o) for ((_, score), _), o in zip(valued, other)]
        bounds = measures.interval(pairs, groups, measures.rank_correlation)
        cells.append(f"{three(measures.rank_correlation(pairs))} ({three(bounds[0])} to {three(bounds[1])})"
                     if bounds else "–")
    by_topic = [(score, topics[line["id"]]) for (_, score), line in valued]
    silent = sum(hits == 0 for (hits, _), _ in valued) / len(valued)
    print(f"| {name} | {len(lines)} | {100 * silent:.0f} % | {' | '.join(cells)} | "
          f"{three(measures.between_groups(by_topic))} | "
          f"{three(measures.by_chance(by_topic, measures.between_groups))} |", flush=True)


def task(name, path, run):
    path = os.path.join(data, path)
    if only not in (None, name):
        return
    if not os.path.exists(path):
        print(f"\n{name}: no data, nothing was measured")
        return
    run(path)


print(f"lexicons {fingerprint()} (SHA-256 of {', '.join(sorted([*FRAMING, STYLE, REGARD]))})")
task("newsmtsc", "newsmtsc/devtest_mt.jsonl",
     lambda path: targets_task("newsmtsc", lambda names: rows.newsmtsc(path, names)))
for which, kinds in (("lexical", ("lexical",)), ("lexical and informational", ("lexical", "informational"))):
    task("basil", "basil/sentences.jsonl",
         lambda path, w=which, k=kinds: targets_task(
             "basil, " + w + " bias", lambda names: rows.basil(path, names, k)))
task("basil", "basil/sentences.jsonl", loaded_task)
task("fignews", "fignews/english.jsonl", fignews_task)
task("allsides", "allsides_triads/triads.jsonl", allsides_task)
