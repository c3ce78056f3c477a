"""Measures of validity: area under the curve, rank correlation, share of variance between groups; each
with a percentile interval over resampled groups. Standard library only."""
import bisect
import collections
import random

SAMPLES = 500
SEED = 1


def ranks(values):
    """Mid-ranks from 1, ties sharing theirs."""
    order = sorted(range(len(values)), key=values.__getitem__)
    out = [0.0] * len(values)
    at = 0
    while at < len(order):
        end = at
        while end < len(order) and values[order[end]] == values[order[at]]:
            end += 1
        for i in order[at:end]:
            out[i] = (at + end + 1) / 2
        at = end
    return out


def area_under_curve(rows):
    """P(a positive's score > a negative's) + half of P(equal); rows: (score, is positive). None without both."""
    negatives = sorted(score for score, positive in rows if not positive)
    positives = [score for score, positive in rows if positive]
    if not negatives or not positives:
        return None
    won = sum(bisect.bisect_left(negatives, score) + bisect.bisect_right(negatives, score)
              for score in positives)
    return won / (2 * len(negatives) * len(positives))


def rank_correlation(rows):
    """Spearman's; rows: (x, y). None where one does not vary."""
    x, y = (ranks(list(column)) for column in zip(*rows))
    mean = (len(rows) + 1) / 2
    sxx, syy = (sum((v - mean) ** 2 for v in column) for column in (x, y))
    if sxx == 0 or syy == 0:
        return None
    return sum((a - mean) * (b - mean) for a, b in zip(x, y)) / (sxx * syy) ** 0.5


def between_groups(rows):
    """Share of the variance of ranks that lies between groups (eta squared); rows: (score, group)."""
    scores = ranks([score for score, _ in rows])
    mean = (len(rows) + 1) / 2
    groups = collections.defaultdict(list)
    for score, (_, group) in zip(scores, rows):
        groups[group].append(score - mean)
    total = sum((s - mean) ** 2 for s in scores)
    if total == 0:
        return None
    return sum(sum(g) ** 2 / len(g) for g in groups.values()) / total


def interval(rows, groups, measure):
    """95 % percentile interval of measure(rows), whole groups drawn with replacement."""
    by_group = collections.defaultdict(list)
    for row, group in zip(rows, groups):
        by_group[group].append(row)
    kept = [by_group[g] for g in sorted(by_group, key=str)]
    draw = random.Random(SEED)
    values = []
    for _ in range(SAMPLES):
        sample = [row for _ in kept for row in draw.choice(kept)]
        value = measure(sample)
        if value is not None:
            values.append(value)
    values.sort()
    if not values:
        return None
    return values[int(0.025 * (len(values) - 1))], values[round(0.975 * (len(values) - 1))]


def by_chance(rows, measure):
    """The mean of measure(rows) with the second column shuffled: what no relation at all would give."""
    draw = random.Random(SEED)
    seconds = [second for _, second in rows]
    values = []
    for _ in range(SAMPLES // 5):
        draw.shuffle(seconds)
        values.append(measure([(first, second) for (first, _), second in zip(rows, seconds)]))
    values = [v for v in values if v is not None]
    return sum(values) / len(values) if values else None
