#!/usr/bin/env python3
"""How well `parallax events` finds the triads of AllSides articles, mixed together.

  events_table.py PARALLAX TRIADS FOLDER

A triad is an event: three articles that others took for one story. Pairwise precision, recall and F1:
of pairs of articles put together, of pairs that belong together. Settings were chosen on the triads of
even number ("chosen on"); those of odd number were set aside. The records given to the command hold no
event; baselines get the same records. Triads were found by TF-IDF by those who made the set, which
favours any method of that kind.
"""
import collections
import datetime
import itertools
import json
import os
import re
import subprocess
import sys
import time


def read_triads(path):
    articles = []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            triad = json.loads(line)
            for side in ("left", "center", "right"):
                article = triad[side]
                date = article.get("date") or ""
                articles.append({"id": f"{number}-{side}", "outlet": article["outlet"],
                                 "title": article.get("title") or "", "text": article["text"],
                                 "date": date if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date) else ""})
    return articles


def triad_of(article_id):
    return article_id.split("#")[0].split("-")[0] + "#" + article_id.partition("#")[2]


def write(articles, path):
    with open(path, "w", encoding="utf-8") as out:
        for article in articles:
            out.write(json.dumps(article, ensure_ascii=False) + "\n")


def run(parallax, articles, folder, name, threads="1"):
    """The groups of ids that the command finds, the bytes it writes, and the seconds it takes."""
    path = os.path.join(folder, name + ".jsonl")
    grouped = os.path.join(folder, name + "-grouped.jsonl")
    write(articles, path)
    start = time.monotonic()
    subprocess.run([parallax, "events", path, "-o", grouped, "--quiet", "--threads", threads], check=True)
    seconds = time.monotonic() - start
    groups = collections.defaultdict(list)
    with open(grouped, encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    for record in records:
        if record.get("event"):
            groups[record["event"]].append(record["id"])
    return list(groups.values()), {record["id"]: record.get("event", "") for record in records}, seconds


def same_day(articles):
    days = collections.defaultdict(list)
    for article in articles:
        days[article["date"] or article["id"]].append(article["id"])
    return list(days.values())


def shared_title_words(articles, least):
    """Single linkage of titles of other outlets within three days by Jaccard overlap of long words."""
    words = [set(re.findall(r"\w{4,}", article["title"].lower())) for article in articles]
    days = [datetime.date.fromisoformat(article["date"]).toordinal() if article["date"] else None
            for article in articles]
    parent = list(range(len(articles)))

    def root(at):
        while parent[at] != at:
            at = parent[at]
        return at

    for i, j in itertools.combinations(range(len(articles)), 2):
        if days[i] is None or days[j] is None or abs(days[i] - days[j]) > 3:
            continue
        if articles[i]["outlet"] == articles[j]["outlet"] or not words[i] or not words[j]:
            continue
        if len(words[i] & words[j]) / len(words[i] | words[j]) >= least:
            parent[root(j)] = root(i)
    groups = collections.defaultdict(list)
    for i, article in enumerate(articles):
        groups[root(i)].append(article["id"])
    return list(groups.values())


def score(articles, groups):
    right = wrong = 0
    for group in groups:
        for a, b in itertools.combinations(group, 2):
            if triad_of(a) == triad_of(b):
                right += 1
            else:
                wrong += 1
    sizes = collections.Counter(triad_of(article["id"]) for article in articles)
    due = sum(size * (size - 1) // 2 for size in sizes.values())
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / due
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return f"{precision:.3f}  {recall:.3f}  {f1:.3f}   {right + wrong} pairs of {due} due"


def show_errors(articles, groups, most):
    by_id = {article["id"]: article for article in articles}
    print("\npairs put together that the set keeps apart:")
    wrong = sorted({tuple(sorted((triad_of(a), triad_of(b)))) for group in groups
                    for a, b in itertools.combinations(group, 2) if triad_of(a) != triad_of(b)})
    for a, b in wrong[:most]:
        for triad in (a, b):
            of = [article for article in articles if triad_of(article["id"]) == triad]
            print(f"  {triad[:-1]:>4} {of[0]['date']} {of[0]['title'][:90]}")
        print()
    together = {pair for group in groups for pair in itertools.combinations(sorted(group), 2)}
    print("pairs kept apart that the set puts together:")
    for a, b in itertools.combinations(sorted(by_id), 2):
        if triad_of(a) == triad_of(b) and (a, b) not in together and most > 0:
            most -= 1
            print(f"  {a}: {by_id[a]['title'][:80]}\n  {b}: {by_id[b]['title'][:80]}\n")


def copies(articles, times):
    """The corpus several times over, each copy 4,000 days later: twice the stories in twice the time."""
    for copy in range(times):
        for article in articles:
            day = datetime.date.fromisoformat(article["date"]) + datetime.timedelta(days=4000 * copy)
            yield {**article, "id": f"{article['id']}#{copy}", "date": day.isoformat(),
                   "text": article["text"] + f"\n\nCopy {copy}."}


def main():
    parallax, path, folder = sys.argv[1:4]
    errors = int(sys.argv[sys.argv.index("--errors") + 1]) if "--errors" in sys.argv else 0
    all_articles = read_triads(path)
    half = {0: [], 1: []}
    for article in all_articles:
        half[int(article["id"].split("-")[0]) % 2].append(article)
    parts = [("even triads (settings chosen on)", half[0]), ("odd triads (set aside)", half[1]),
             ("all triads mixed", all_articles)]
    print("                                             precision recall   F1")
    for name, articles in parts:
        groups, _, _ = run(parallax, articles, folder, "part")
        print(f"{name:<36} events  {score(articles, groups)}")
        print(f"{'':<30} all of one day  {score(articles, same_day(articles))}")
        for least in (0.1, 0.2, 0.3):
            print(f"{'':<28} titles alike {least}  {score(articles, shared_title_words(articles, least))}")
        if name.startswith("odd") and errors:
            show_errors(articles, groups, errors)
    undated = [{**article, "date": ""} for article in all_articles]
    groups, _, _ = run(parallax, undated, folder, "undated")
    print(f"{'all triads without dates':<36} events  {score(undated, groups)}")
    _, forward, _ = run(parallax, all_articles, folder, "forward")
    _, backward, _ = run(parallax, all_articles[::-1], folder, "backward", "2")
    print("the same whatever the order of records and the threads:", "yes" if forward == backward else "NO")
    for times in (1, 2, 4, 8):
        many = list(copies(all_articles, times))
        _, _, seconds = run(parallax, many, folder, "many")
        print(f"{len(many)} articles over {times * 11} years: {seconds:.1f} s, "
              f"{1000 * seconds / len(many):.2f} ms an article")


main()
