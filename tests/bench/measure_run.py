"""Time and peak memory of commands on a corpus, and the size of what they write; of several corpora also
how much memory each further article takes.

usage: measure_run.py PARALLAX CORPUS[,LARGER…] [score report partial merge]
"""
import os
import shutil
import sys
import tempfile
import time

program, corpora, *wanted = sys.argv[1:]
wanted = wanted or ["score", "report"]


def size_of(path):
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(path) for name in names)


def run(name, arguments, written):
    begin = time.monotonic()
    child = os.posix_spawn(program, [program, *arguments, "--quiet"], os.environ,
                           file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(child, 0)
    seconds = time.monotonic() - begin
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"{name} ended with {code}")
    used = usage.ru_utime + usage.ru_stime
    print(f"{name:8} {seconds:8.1f} s  {used:8.1f} s of processors  {usage.ru_maxrss / 1024:8.0f} MB at most"
          f"  {size_of(written) / 1e6:8.1f} MB written", flush=True)
    return usage.ru_maxrss * 1024


def measure(corpus, folder):
    """Peak bytes by command."""
    print(f"{corpus}: {size_of(corpus) / 1e6:.1f} MB")
    peaks = {}
    output = {name: os.path.join(folder, name) for name in ("score", "report", "partial", "merge")}
    packed = output["partial"] + ".zst"
    if "score" in wanted:
        peaks["score"] = run("score", ["score", corpus, "-o", output["score"]], output["score"])
    if "report" in wanted:
        peaks["report"] = run("report", ["report", corpus, "-o", output["report"]], output["report"])
    if "partial" in wanted or "merge" in wanted:
        peaks["partial"] = run("partial", ["report", corpus, "--partial", output["partial"]], output["partial"])
        peaks["packed"] = run("packed", ["report", corpus, "--partial", packed], packed)
    if "merge" in wanted:
        peaks["merge"] = run("merge", ["merge", output["partial"], "-o", output["merge"]], output["merge"])
    return peaks


def count_articles(corpus):
    with open(corpus, "rb") as lines:
        return sum(1 for line in lines if line.strip())


before = None
for corpus in corpora.split(","):
    folder = tempfile.mkdtemp()
    try:
        peaks = measure(corpus, folder)
    finally:
        shutil.rmtree(folder)
    articles = count_articles(corpus)
    if before:
        for name, peak in peaks.items():
            each = (peak - before[1][name]) / (articles - before[0])
            print(f"{name:8} {each:8.0f} bytes for each article beyond {before[0]}")
    before = (articles, peaks)
