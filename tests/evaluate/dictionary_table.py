"""Reads every fixture of a folder of dictionary formats with `parallax lexicon import` and holds the
lexicon against the result that is documented for it.

    dictionary_table.py PARALLAX FIXTURES FOLDER

The fixtures are those of quanteda's test folder; what they hold is documented in its tests and, for
the dictionaries it ships, in their descriptions. "documented" names which of the two is checked:
every word of every category, the categories alone, or how many words.
"""

import csv
import json
import pathlib
import re
import subprocess
import sys

MARY = {"A CATEGORY": ["more", "lamb", "little"], "ANOTHER CATEGORY": ["had", "mary"]}
MARY_LIWC = {"A_CATEGORY": ["lamb", "little", "more"], "ANOTHER_CATEGORY": ["had", "mary"]}
MARY_LITTLE = {"A_CATEGORY": ["lamb", "little", "more"], "ANOTHER_CATEGORY": ["had", "little", "mary"]}
LIWC_WORDS = {"verb": ["liked"], "past": ["liked"], "whatever": ["kin"], "family": ["kin"],
              "affect": ["likeab*", "liked"], "posemo": ["likeab*", "liked"], "cogmech": ["kinda"],
              "tentat": ["kinda"], "whatever2": ["light"], "time": ["like"]}
LIWC_LEFT_OUT = ["empty", "<of>131/125", "(02 134)126"]


def nested(words, paths):
    return {paths.get(name, name): listed for name, listed in words.items()}


def latin(letters, others):
    return {"LATIN": list(letters), "NON-LATIN": list(others)}


# file: options, what it holds, words that must stand in a message about what is left out
WHOLE = {
    "tests/mary.cat": ([], MARY, []),
    "tests/mary.ykd": ([], MARY, []),
    "tests/mary.lcd": ([], {"A category": MARY["A CATEGORY"], "Another category": MARY["ANOTHER CATEGORY"]}, []),
    "tests/mary.lc3": ([], MARY, []),
    "tests/mary.yml": ([], MARY, []),
    "tests/mary.dic": ([], MARY_LIWC, []),
    "tests/mary_doubleterm.dic": ([], MARY_LITTLE, []),
    "tests/mary_zeropadding.dic": ([], MARY_LITTLE, ["category 03"]),
    "tests/mary_multipletabs.dic": ([], MARY_LITTLE, []),
    "tests/mary_missingcat.dic": ([], MARY_LITTLE, ["category 03"]),
    "tests/liwc_extracodes.dic": ([], LIWC_WORDS, LIWC_LEFT_OUT),
    "tests/liwc_hierarchical.dic": (
        [], nested(LIWC_WORDS, {
            "whatever": "misc > whatever", "family": "misc > family", "affect": "misc > affect",
            "posemo": "misc > posemo", "cogmech": "past > cogmech", "tentat": "past > insight > tentat",
            "whatever2": "else > whatever2", "time": "else > time"}), LIWC_LEFT_OUT + ["category 721"]),
    "tests/issue-819.ykd": ([], {"Dictionary > pos > A": ["a word"], "Dictionary > pos > B": ["b word"]}, []),
    "tests/yoshi.ykd": (
        [], {"New dictionary > A category > A subcategory": ["more"],
             "New dictionary > A category": ["lamb", "little"],
             "New dictionary > Another category": ["had", "mary"]}, []),
    "tests/actually_ykd.cat": (
        [], {"New dictionary > A category": ["more", "lamb", "little"],
             "New dictionary > Another category": ["had", "mary"]}, []),
    "tests/iso-8859-1.cat": ([], latin("BCD", ["Bh", "Ch", "Dh"]), []),
    "tests/windows-1252.cat": (["--encoding", "windows-1252"], latin("SZY", "ŠŽŸ"), []),
    "tests/iso-8859-2.cat": (["--encoding", "iso-8859-2"], latin("CDE", "ČĎĚ"), []),
    "tests/iso-8859-14.cat": (["--encoding", "iso-8859-14"], latin("BCD", "ḂĊḊ"), []),
    "tests/shift-jis.cat": (["--encoding", "shift_jis"], latin("AIU", "あいう"), []),
    "tests/euc-jp.cat": (["--encoding", "euc-jp"], latin("AIU", "あいう"), []),
}
# file: the outermost categories, or those in the one outermost
NAMES = {
    "tests/issue-459.cat": ["SOUTH > BW", "SOUTH > LS", "SOUTH > NA", "SOUTH > ZA", "SOUTH > SZ"],
    "tests/laver-garry.cat": 9,
    "tests/laver-garry.ykd": ["State in Economy", "Institutions", "Values", "Law and Order", "Environment",
                              "Culture", "Groups", "Rural", "Urban"],
}
# file: words in all, and by category where that is documented
COUNTS = {
    "extdata/LSD2015.lc3": {"negative": 2858, "positive": 1709},
    "extdata/moral_foundations_dictionary.dic": None,
    "extdata/RID.cat": None,
    "extdata/laver_garry.ykd": None,
}


def words_in_file(file):
    """Words of the file counted without the program: lines, elements and numbers."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".ykd":
        return len(re.findall(r"<pnode ", text))
    if file.suffix == ".cat":
        return len(re.findall(r" \(\d\)\r?$", text, re.M))
    body = text.split("%")[2]
    return sum(len(re.findall(r"\b\d+\b", line)) for line in body.splitlines())


def read(parallax, file, options, folder):
    target = folder / file.name.replace(".", "-")
    run = subprocess.run([parallax, "lexicon", "import", file, "-o", target, "--id", "fixture", *options],
                         capture_output=True, text=True)
    if run.returncode not in (0, 1):
        return None, run.stderr, ""
    by_category = {}
    with open(target / "terms.tsv", encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            by_category.setdefault(row["category"], []).append(row["phrase"].replace("\\", ""))
    json.loads((target / "lexicon.json").read_text(encoding="utf-8"))
    show = subprocess.run([parallax, "lexicon", "show", target], capture_output=True, text=True)
    fault = "" if show.returncode == 0 else "lexicon show: " + show.stderr.splitlines()[0]
    return by_category, run.stderr, fault


def folded(by_category):
    return {name: sorted(word.casefold() for word in words) for name, words in by_category.items()}


def judge(name, file, found, messages):
    """What was expected, what was found, whether they agree."""
    if name in WHOLE:
        _, expected, said = WHOLE[name]
        missing = [words for words in said if words not in messages]
        agrees = folded(found) == folded(expected) and not missing
        return "every word", f"{sum(map(len, expected.values()))} in {len(expected)}", agrees
    if name in NAMES:
        outer = NAMES[name]
        if isinstance(outer, int):
            return "categories", f"{outer} outermost", len({path.split(" > ")[0] for path in found}) == outer
        paths = set(outer)
        seen = {path.removeprefix("Laver and Garry > ") for path in found}
        seen = seen if any(" > " in path for path in outer) else {path.split(" > ")[0] for path in seen}
        return "categories", f"{len(outer)} named", paths == seen
    expected = COUNTS.get(name)
    left_out = messages.count("; left out") - messages.count('category "')
    if expected:
        agrees = all(len(found[pole]) + left_out * (pole == "negative") == count
                     for pole, count in expected.items())
        return "words by category", f"{sum(expected.values())} in {len(expected)}", agrees
    count = words_in_file(file)
    return "words (counted)", f"{count}", sum(map(len, found.values())) + left_out == count


def main():
    parallax, fixtures, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    files = sorted(path for path in fixtures.rglob("*") if path.is_file() and path.name != "README.md")
    good = 0
    print(f"{'file':46}{'documented':20}{'expected':16}{'read':14}{'left out':>9}  verdict")
    for file in files:
        name = file.relative_to(fixtures).as_posix()
        options = WHOLE[name][0] if name in WHOLE else []
        found, messages, fault = read(parallax, file, options, folder)
        if found is None:
            print(f"{name:46}{'':20}{'':16}{'':14}{'':>9}  WRONG: {messages.strip().splitlines()[0]}")
            continue
        if name not in WHOLE and name not in NAMES and name not in COUNTS:
            print(f"{name:46}{'nothing':20}{'':16}{sum(map(len, found.values())):<14}{'':>9}  not judged")
            continue
        what, expected, agrees = judge(name, file, found, messages)
        verdict = fault or ("as documented" if agrees and what != "words (counted)" else
                            "all words" if agrees else "WRONG")
        good += agrees and not fault
        words = f"{sum(map(len, found.values()))} in {len(found)}"
        print(f"{name:46}{what:20}{expected:16}{words:14}{messages.count('; left out'):>9}  {verdict}")
    print(f"{good} of {len(files)} fixtures are read as documented")
    sys.exit(0 if good == len(files) else 1)


if __name__ == "__main__":
    main()
