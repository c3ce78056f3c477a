#include "engine/report/method_notes.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace parallax {

namespace {

/// How many pieces of evidence show their own words alone, without the rest of their sentence.
template <class AnyEvidence>
std::size_t count_cut(const std::vector<AnyEvidence>& evidence) {
    return static_cast<std::size_t>(
        std::count_if(evidence.begin(), evidence.end(), [](const AnyEvidence& piece) {
            return piece.field == Field::text && piece.sentence == piece.span;
        }));
}

std::string describe_excerpts(const Comparison& comparison) {
    return fmt::format(
        "Excerpts only: of no article more stands here than a quarter of its words, or three "
        "sentences, those with the strongest evidence first. Of {} more pieces of evidence the "
        "sentence is not shown, only the words that count and their place. ",
        count_cut(comparison.evidence) + count_cut(comparison.harm_evidence));
}

MethodNote interval_note(const Comparison& comparison) {
    if (comparison.one_document_each) {
        return {"intervals", "These articles only",
                "Every outlet has one article here. The report describes these articles only: it "
                "gives no intervals and says nothing about what the outlets publish otherwise."};
    }
    MethodNote note{"intervals", "Intervals",
                    "Intervals cover 95 %. Those of rates (gamma intervals, Fay and Feuer 1997) "
                    "and of shares (exact binomial intervals for the effective number of things "
                    "counted, Korn and Graubard 1998) treat "};
    note.text += comparison.clustered_by_event
                     ? "all articles of an outlet on one event as one observation"
                     : "each article as one observation";
    note.text +=
        ", because words of one article are not independent. What stands in a single one of these "
        "gets no interval. Two intervals that overlap are no proof of a difference, and none of "
        "its absence.";
    return note;
}

MethodNote difference_note() {
    return {"differences", "Differences",
            fmt::format(
                "Two outlets are compared on events that both cover, because otherwise they may "
                "differ in topics; near duplicates are left out there. The difference weights each "
                "event by how much both wrote on it. It is tested in two ways, of which the less "
                "sure one counts: by exchanging the outlets of the articles within events at "
                "random, and by how likely so uneven a count is where both use the words alike, "
                "given how much each wrote. All outlets are tested together first, then two by two "
                "in the measures where these differ; q values hold false discoveries to {2:.0f} % "
                "over all measures, which were chosen before outlets were told apart. A verdict "
                "needs enough to go by: in a share at least {0} opportunities of each outlet, in a "
                "rate as many hits that each would have if both used the words alike, so that 23 "
                "against 1 can be told apart as well as 23 against 12. They stand in at least {1} "
                "articles and events, of each outlet in a share, in a rate of the one that has "
                "more than expected. Pairs with less are not tested. And the sign must stay when "
                "any single entry, article or event is left out. What was found is counted in "
                "other ways too, each with its own tests: with the entries of outlet lexicons, "
                "with voices told by the rules alone, with text that several articles share "
                "counted once. What all this does not find may be there all the same: the smallest "
                "difference that the data could have shown stands beside it. All other "
                "differences are exploratory.",
                fewest_to_judge, fewest_places_to_judge, 100.0 * false_discovery_level)};
}

MethodNote shared_note(const Report& report) {
    MethodNote note{
        "shared", "Shared text",
        "Articles on one event are compared word by word, those without an event all with each "
        "other; case and punctuation make no difference. Words count as shared if they stand in a "
        "run of at least 12 words that an article of another outlet has too. The share of one "
        "outlet with another is of its words on events that both cover, and differs from the "
        "share the other way round. Words in quotation marks are told apart, because two outlets "
        "that quote one speech have not copied from each other. An article is named as wire copy "
        "only if its own by-line, date line or sign-off says so; where it says nothing, nothing "
        "is said about who wrote the words first."};
    if (report.shared_collapsed) {
        note.text +=
            " In this report the profiles count a shared run at most once: in the article of the "
            "earliest day. Of articles of several outlets on one day the one keeps it in whose own "
            "voice it stands, if the others pass it on in the voice of somebody whom they "
            "introduce; where that tells nothing, nobody keeps it, because nothing fair could "
            "choose. An outlet's own repeats count once too. A hit, mention or act of harm is left "
            "out if all its words are. The "
            "later articles are not less theirs for it: compare with the report without "
            "--collapse-shared.";
    }
    return note;
}

MethodNote coverage_note() {
    return {
        "coverage", "Told and not told",
        fmt::format(
            "Articles on one event are compared by what they say, not by their words: casualty "
            "figures are one if they count the same harm to the same side and differ by at most a "
            "tenth; names if they are equal but for marks and known spellings, one is the end or "
            "the initials of the other, or a "
            "letter differs in a long word; quotations if most of their words agree, and indirect "
            "speech of the same source gives a quotation whose words it holds; demands by who "
            "makes "
            "them and what for; dates by the calendar, with days of the week told from the date of "
            "the article or of its sentence. A fact is not mentioned by an outlet if at least {} "
            "others give it, text that they share and copies of one agency counted once, and the "
            "outlet's article holds neither its words nor a name spelt nearly so; where it holds "
            "some but was not read as telling the fact, that is unclear and nothing is claimed. "
            "Two "
            "translations of one sentence can be told apart as two, and a fact put in quite other "
            "words can be missed: open the "
            "sentence, and the other article. Only what stands in a text is compared, not its "
            "pictures or links.",
            least_outlets)};
}

/// Whether an outlet has hits of its own about both targets of a pair.
bool has_contrasts(const Comparison& comparison) {
    const auto tells_of_both = [](const auto& cells) {
        const ShareDifference& own = cells[static_cast<std::size_t>(Wording::outlet)];
        return own.first.of > 0 && own.second.of > 0;
    };
    return std::any_of(comparison.contrasts.begin(), comparison.contrasts.end(),
                       [&](const TargetContrast& contrast) {
                           return std::any_of(contrast.outlets.begin(), contrast.outlets.end(),
                                              tells_of_both);
                       });
}

MethodNote contrast_note() {
    return {"contrasts", "Two targets, one axis",
            fmt::format(
                "Two targets are declared opposites by their lexicon: of one kind, on the two "
                "sides that it has such targets on (two states, two peoples, two parties); and "
                "armed groups of one side, if the other of two has none, with its army, government "
                "and state. Where a side has several, each is set against each. The measure is the "
                "share of hits of "
                "the negative pole about the first less that about the second, in one "
                "wording; it needs {} hits with a pole about each and {} about both. Hits about "
                "different targets are added up nowhere.",
                fewest_records_of_a_side, fewest_records_of_both_sides)};
}

MethodNote time_note(const Comparison& comparison) {
    return {"time", "Over time",
            fmt::format("Articles are put into {0}s by their dates, in the outlet's own wording; "
                        "the first and the last {0} may be cut by the corpus. An article whose "
                        "date stands far apart from the others', behind a gap of more than a year, "
                        "stands in no {0} and is named. Lines mark the first "
                        "article on an event. A {0} differs from the next in its topics too: a "
                        "change is described here, not tested.",
                        name_of(*comparison.time.unit))};
}

MethodNote map_note() {
    return {
        "map", "Map of outlets",
        fmt::format(
            "For each label of a choice about a target, of all its labels, and for the negative "
            "pole of each framing axis about a target, of hits with a pole, both in own wording, "
            "the log-ratio is taken, with one count in the proportion of all outlets added. It is "
            "centred and divided by its standard deviation over the outlets; labels of one choice "
            "together weigh as much as one axis. Places and directions are the first two singular "
            "vectors (biplot: Gabriel 1971). A measure needs {} counts in all and {} either way, "
            "an "
            "outlet {} counts. From {} articles on an outlet gets an ellipse for 95 % of the "
            "places "
            "it takes when its articles are drawn anew {} times, each map turned onto the first "
            "(Procrustes: Gower 1975). Two places that are near on the map can be apart in what "
            "the plane does not show; directions say what goes together here, not what causes it.",
            fewest_counts_of_measure, fewest_of_either, fewest_counts_of_place,
            fewest_documents_of_ellipse, map_samples)};
}

}  // namespace

std::vector<MethodNote> method_notes(const Report& report) {
    std::vector<MethodNote> notes;
    notes.push_back(
        {"measure", "What is measured",
         "Word choice and labelling: which words of the lexicon an article uses, about whom, in "
         "whose wording, and in whose voice they stand. Nothing is said about whether a statement "
         "is true, whether a word is deserved, or what an outlet intends. The sign of a weight "
         "names a pole of its axis, not good or bad."});
    notes.push_back(
        {"denominators", "Denominators",
         "Rates are hits per 1,000 words of the outlet's articles: all words, titles included, in "
         "whatever voice, page remains such as newsletter boxes left out. So the rates of the four "
         "wordings can be added up for one outlet and one target. A labelling share is the number "
         "of labelled noun phrases among all noun phrases that refer to the target; a label's "
         "share is its part of all labels. Where a denominator is 0 no ratio is given."});
    notes.push_back(
        {"wording", "Whose words",
         "Wording says whose words a hit is made of. Outlet: the outlet's own voice, and names "
         "of people, groups and places inside indirect speech, which the reporter chose. Source: "
         "inside quotation marks or a "
         "reproduced statement. Uncertain: deeds, events and other words inside indirect speech, "
         "where nobody can "
         "tell the reporter's from the speaker's. Scare: the outlet put the word in quotation "
         "marks although nobody speaks. Voice says whose claim a passage is, which is another "
         "question."});
    notes.push_back(
        {"targets", "Targets",
         "A hit counts about a target only if the sentence connects the two, for instance by "
         "apposition or by being the nearest fitting name in the clause. Other hits stand as "
         "\"no target\"; none is guessed, and those of framing are counted without their poles, "
         "because they may speak of either side. Numbers about different targets are never added "
         "up."});
    notes.push_back(
        {"agency", "Who is harmed, and who acts",
         fmt::format(
             "A record is one word of violence or harm with its form (active, passive with and "
             "without agent, intransitive, a noun), who acts and who is affected. Whose people the "
             "affected are is told by their names first; where they have none, by the place, by "
             "who attacks them or by whose officials count them, and each record says by which. "
             "Records that only threaten or are denied are left out. The difference between two "
             "sides is what outlets are compared by; one side alone says nothing about an outlet. "
             "No difference is given where it would rest on fewer than {} records of both sides or "
             "{} of one.",
             fewest_records_of_both_sides, fewest_records_of_a_side)});
    notes.push_back(difference_note());
    notes.push_back(shared_note(report));
    if (!report.comparison.coverage.events.empty()) notes.push_back(coverage_note());
    notes.push_back(
        {"prominence", "What comes first",
         "Places where a target is named, or a label stands, are counted in the headline, in the "
         "first paragraph of at least eight words, and in the rest. The position of the first "
         "place "
         "is told as words before it divided by words, both below the headline, so that articles "
         "with and without a headline can be compared."});
    notes.push_back(
        {"functions", "What the words do",
         "The lexicon says of most framing terms whether they define what is at stake, name a "
         "cause, judge, or call for a remedy (Entman 1993). One term has one function, that of its "
         "usual use; hits of terms without one are counted beside."});
    if (has_contrasts(report.comparison)) notes.push_back(contrast_note());
    if (report.comparison.time.unit) notes.push_back(time_note(report.comparison));
    if (report.comparison.map.why_not == NoMap::nothing) notes.push_back(map_note());
    if (!report.affinity.lexicons.empty()) {
        notes.push_back(
            {"affinity", "Whose wording it resembles",
             "The softmax over the outlet lexicons that were read, of the sum of affinity times "
             "hits in own wording by scored sentence: which of these outlets the wording is most "
             "like, every outlet taken as equally likely. Articles that a lexicon was induced from "
             "do not count for it. It enters no other number."});
    }
    notes.push_back({"flagged", "Set aside",
                     "Negated, hypothetical and so-called uses (\"not a terrorist\", \"if it were "
                     "terrorism\") are counted apart and are in no other number."});
    notes.push_back(
        {"weights", "Weights",
         "Weights are by the authors of the lexicon and unrated: no panel of coders has agreed on "
         "them yet. They decide to which pole a hit counts; counts do not depend on their size."});
    notes.push_back(interval_note(report.comparison));
    notes.push_back(
        {"limits", "Limits",
         "Voices, targets and negation are found by rules and are sometimes wrong; each number "
         "opens the sentences behind it, so that you can judge. Words that no lexicon lists are "
         "not counted. Which stories an outlet leaves out does not show in the ones it printed."});
    if (report.articles_left_out) {
        notes.push_back({"articles", "Articles left out",
                         (report.excerpts_only ? describe_excerpts(report.comparison)
                                               : "The articles were too many for one page. ")
                             .append("The evidence is a sample drawn without regard to content; "
                                     "totals count everything.")});
    }
    return notes;
}

}  // namespace parallax
