"""Reads data labelled by others for `validity_table.py`: a corpus for the command, a lexicon that names the
targets that were judged, and what the judges said."""
import collections
import json
import os
import re
import sys

PRONOUNS = set("i me my we us our you your he him his she her hers it its they them their who whom whose "
               "himself herself itself themselves this that these those".split())

LONGEST = 10  # words of a mention that can be an alias; longer ones are whole clauses

Judged = collections.namedtuple("Judged", "document target positive group text")
"""One judgement: of which document, toward which target (a lexicon's id, or None), whether it is of the
positive kind, what is resampled with it, and the words judged."""


def read(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def shipped_targets(folders):
    """Alias → target id; the shipped lexicons' own targets stay theirs."""
    known = {}
    for folder in folders:
        with open(os.path.join(folder, "lexicon.json"), encoding="utf-8") as file:
            for target, about in json.load(file).get("targets", {}).items():
                for alias in about["aliases"]:
                    known.setdefault(alias.replace("^", "").casefold(), target)
    return known


class NamedTargets:
    """The lexicon of the names that were judged; it has targets and no term."""

    def __init__(self, known):
        self.known = dict(known)
        self.targets = {}

    def id_of(self, aliases):
        """The target that the aliases name; None for a pronoun, a clause or a mention without a word."""
        for alias in aliases:
            if alias.casefold() in self.known:
                return self.known[alias.casefold()]
        aliases = [a for a in aliases if a.casefold() not in PRONOUNS and re.search(r"\w", a)
                   and not re.search(r"[{}|*#\\^]", a) and len(re.findall(r"\w+", a)) <= LONGEST]
        if not aliases:
            return None
        target = f"judged-{len(self.targets)}"
        self.targets[target] = {"kind": "person", "name": aliases[0], "aliases": aliases, "generic": []}
        for alias in aliases:
            self.known[alias.casefold()] = target
        return target

    def write(self, folder):
        os.makedirs(folder)
        with open(os.path.join(folder, "lexicon.json"), "w", encoding="utf-8") as file:
            json.dump({"format": "parallax-lexicon/1", "kind": "framing", "id": "judged", "title": "Judged",
                       "language": "en", "version": "1.0.0", "license": "none", "extends": [], "axes": {},
                       "targets": self.targets, "choices": {}}, file)
        with open(os.path.join(folder, "terms.tsv"), "w", encoding="utf-8") as file:
            file.write("phrase\taxis\tweight\n")


def newsmtsc(path, names):
    """Polarity toward a mention; neutral ones are left out."""
    documents, judged = {}, []
    for row in read(path):
        document = documents.setdefault(row["sentence"], {
            "id": f"s{len(documents)}", "outlet": "unknown", "text": row["sentence"]})
        if row["polarity"] == "neutral":
            continue
        judged.append(Judged(document["id"], names.id_of([row["mention"].strip()]),
                             row["polarity"] == "positive", document["id"],
                             f"[{row['mention']}] {row['sentence']}"))
    return list(documents.values()), judged


def spellings(target):
    """"Donald_Trump" is also "Trump"; "House_Democrats" nothing else."""
    words = target.strip("_").split("_")
    full = " ".join(words)
    is_person = len(words) in (2, 3) and all(re.fullmatch(r"[A-Z][\w.’'-]*", w) for w in words) and not re.search(
        r"(s|Party|House|Act|Department|campaign|administration|Court|Guard|Committee|Week|Council)$", words[-1])
    return [full, words[-1]] if is_person else [full]


def basil(path, names, bias):
    """Polarity of annotated bias of one kind toward its target, aimed at it directly and outside
    quotations: a sentence and a target are judged once; mixed polarity is left out."""
    documents, judged = [], []
    for row in read(path):
        documents.append({"id": row["id"], "outlet": row["outlet"].lower(), "text": row["sentence"]})
        by_target = collections.defaultdict(set)
        for span in row["spans"]:
            if span["bias"] in bias and span["quote"] == "no" and span["aim"] == "dir" and span["target"]:
                by_target[span["target"]].add(span["polarity"])
        for target, polarity in sorted(by_target.items()):
            if len(polarity) == 1:
                judged.append(Judged(row["id"], names.id_of(spellings(target)), polarity == {"pos"},
                                     row["event"], f"[{target}] {row['sentence']}"))
    return documents, judged


def basil_loaded(path):
    """Sentences with lexical bias outside quotations against those without any lexical bias."""
    return [Judged(row["id"], None, True in marks, row["event"], row["sentence"])
            for row in read(path)
            for marks in [{s["quote"] == "no" for s in row["spans"] if s["bias"] == "lexical"}]
            if marks != {False}]


def fignews(path, rule):
    """Posts against Palestine (positive) or against Israel, by a plurality or a strict majority."""
    documents, judged = [], []
    for row in read(path):
        documents.append({"id": row["id"], "outlet": "unknown", "text": row["english"]})
        counts = row["bias_counts"]
        most = max(counts, key=lambda label: counts[label])
        if rule == "plurality":
            label = row["bias_majority"]
        else:
            label = most if 2 * counts[most] > row["n_bias"] else None
        if label in ("against_palestine", "against_israel"):
            judged.append(Judged(row["id"], None, label == "against_palestine", row["id"], row["english"]))
    return documents, judged


def allsides(path):
    """Left (positive) and right articles on one story; all three as documents. Also the topic of each."""
    documents, judged, topics = [], [], {}
    for number, triad in enumerate(read(path)):
        for side in ("left", "center", "right"):
            article = triad[side]
            one = f"{number}-{side}"
            documents.append({"id": one, "outlet": article["outlet"], "title": article.get("title") or "",
                              "text": article["text"]})
            topics[one] = triad["topic"]
            if side != "center":
                judged.append(Judged(one, None, side == "left", number,
                                     f"[{article['outlet']}] {article.get('title')}"))
    return documents, judged, topics


if __name__ == "__main__":
    sys.exit("validity_rows.py is read by validity_table.py")
