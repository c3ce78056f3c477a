#include "tests/catch.hpp"
#include "tests/context/annotated_sample.hpp"

#include <string>
#include <vector>

#include <rapidcheck.h>

namespace {

using namespace parallax;
using namespace parallax::test;

struct HitCase {
    const char* name;
    const char* text;
    const char* surface;
    Wording wording;
    Link link;
    const char* target;  ///< "" = unattached
};

const std::vector<HitCase>& hit_cases() {
    static const std::vector<HitCase> cases{
        {"own voice, apposition", "The terrorist group Valley Front closed the road.",
         "terrorist group", Wording::outlet, Link::apposition, "front"},
        {"own voice, apposition with a comma", "The Front, a terrorist group, closed the road.",
         "terrorist group", Wording::outlet, Link::apposition, "front"},
        {"genitive of someone who stands for it",
         "Police met Verrin's terrorist organization twice.", "terrorist organization",
         Wording::outlet, Link::genitive, "front"},
        {"relative clause", "The army fought the terrorist organization Verrin leads.",
         "terrorist organization", Wording::outlet, Link::relative, "front"},
        {"genitive of the label", "The terrorist group's leader Tomas Verrin spoke.",
         "terrorist group's", Wording::outlet, Link::genitive, "front"},
        {"naming phrase in indirect speech is the outlet's",
         "The council demanded a halt to the campaign against the terrorist organization Verrin "
         "leads.",
         "terrorist organization", Wording::outlet, Link::relative, "front"},
        {"predicate in indirect speech is uncertain", "Farmers said the raid was a massacre.",
         "massacre", Wording::uncertain, Link::none, ""},
        {"what somebody says a group is",
         "The mayor said that the Valley Front was a brutal terrorist organization.",
         "terrorist organization", Wording::uncertain, Link::copula, "front"},
        {"what somebody describes a group as",
         "The mayor said the village saw the Front as a terrorist group.", "terrorist group",
         Wording::uncertain, Link::copula, "front"},
        {"the outlet itself says what a group is", "The Valley Front is a terrorist group.",
         "terrorist group", Wording::outlet, Link::copula, "front"},
        {"quoted words are the source's", "“This was a massacre,” the mayor said.", "massacre",
         Wording::source, Link::none, ""},
        {"deed of a named actor", "Dravia's massacre shocked the valley.", "massacre",
         Wording::outlet, Link::genitive, "state"},
        {"definite label for the group mentioned last",
         "The minister rejected the plan of the Valley Front. The terror group wants a truce.",
         "terror group", Wording::outlet, Link::anaphora, "front"},
        {"a label never goes to a target it cannot name",
         "Dravia closed the border. The terror group wants a truce.", "terror group",
         Wording::outlet, Link::none, ""},
        {"a deed's name in indirect speech is uncertain",
         "The mayor said that the valley campaign went on.", "valley campaign", Wording::uncertain,
         Link::fixed, "valley-campaign"},
        {"a deed's name in own voice is the outlet's", "The valley campaign went on.",
         "valley campaign", Wording::outlet, Link::fixed, "valley-campaign"},
        {"words inside a label are of its wording and about whom it names",
         "The council demanded that the callous regime step down.", "callous", Wording::outlet,
         Link::modifier, "state"},
        {"a name inside a deed is a label of its own",
         "Farmers praised the fight against the callous regime.", "callous regime", Wording::outlet,
         Link::fixed, "state"},
        {"who is told to stop does it",
         "The court ordered Dravia to stop all massacres. The council met.", "massacres",
         Wording::uncertain, Link::subject, "state"},
        {"who is told to stop, in a term that names it",
         "The court ordered Marrow to stop the massacre.", "massacre", Wording::uncertain,
         Link::subject, "state"},
        {"a name that somebody gives", "The mayor branded the Valley Front a terrorist group.",
         "terrorist group", Wording::uncertain, Link::copula, "front"},
        {"a name that somebody gives with as",
         "The mayor described the Valley Front as an armed terrorist group.", "terrorist group",
         Wording::uncertain, Link::copula, "front"},
        {"a name that somebody gives to a description",
         "The Valley Front stayed. The mayor branded the armed group a terrorist organization.",
         "terrorist organization", Wording::uncertain, Link::none, ""},
        {"a name that somebody keeps", "Dravia has designated the Front a terrorist organization.",
         "terrorist organization", Wording::uncertain, Link::copula, "front"},
        {"a name that somebody thinks fit", "Dravia considers the Front a terrorist group.",
         "terrorist group", Wording::uncertain, Link::copula, "front"},
        {"a name given by somebody behind it",
         "The Front is designated a terrorist group by Dravia.", "terrorist group",
         Wording::uncertain, Link::copula, "front"},
        {"one of several is not each of them", "Like other terrorist groups, the Front stayed.",
         "terrorist groups", Wording::outlet, Link::none, ""},
        {"other groups are not the one named",
         "The Valley Front and other terrorists crossed the river.", "terrorists", Wording::outlet,
         Link::none, ""},
    };
    return cases;
}

}  // namespace

TEST_CASE("wording and target of hits", "[context]") {
    Annotator annotator(make_sample_lexicon());
    for (const HitCase& sample : hit_cases()) {
        DYNAMIC_SECTION(sample.name) {
            const auto annotated = annotator.annotate(sample.text);
            const Hit& hit = hit_of(annotated, sample.surface);
            CHECK(name_of(hit.wording) == name_of(sample.wording));
            CHECK(name_of(hit.link) == name_of(sample.link));
            CHECK(target_of(annotator, hit) == sample.target);
        }
    }
}

TEST_CASE("negated, supposed and so-called hits are flagged", "[context]") {
    Annotator annotator(make_sample_lexicon());
    struct FlagCase {
        const char* text;
        const char* surface;
        bool negated, hypothetical, so_called;
    };
    const std::vector<FlagCase> cases{
        {"It is not a terrorist group.", "terrorist group", true, false, false},
        {"The paper refused to call them terrorists.", "terrorists", true, false, false},
        {"Any truce must come after the massacre.", "massacre", false, true, false},
        {"They will not rest until the full massacre.", "massacre", false, true, false},
        {"The truce came after the massacre.", "massacre", false, false, false},
        {"It must have come after the massacre.", "massacre", false, false, false},
        {"Judges asked whether it was a massacre.", "massacre", false, true, false},
        {"The so-called resistance movement met.", "resistance movement", false, false, true},
        {"The terror group did not answer.", "terror group", false, false, false},
        {"He did not meet the terror group.", "terror group", false, false, false},
        {"It was never a massacre.", "massacre", true, false, false},
        {"There was no massacre.", "massacre", true, false, false},
        {"It is not by any means a massacre.", "massacre", true, false, false},
        {"The minister denied that it was a massacre.", "massacre", true, false, false},
        {"The paper stopped calling them terrorists.", "terrorists", true, false, false},
        {"The paper called them terrorists.", "terrorists", false, false, false},
        {"It was not only a massacre.", "massacre", false, false, false},
        {"A verdict would say if it is a massacre.", "massacre", false, true, false},
        {"It could be a massacre.", "massacre", false, true, false},
        {"Unless it was a massacre, it was a fight.", "massacre", false, true, false},
        {"It was a massacre.", "massacre", false, false, false},
        {"The so-called front met.", "so-called front", false, false, true},
        {"Neither the mayor nor the army ever called for a massacre.", "massacre", true, false,
         false},
        {"Neither the mayor nor the terror group has answered.", "terror group", false, false,
         false},
        {"Neither council has met and farmers expect a massacre.", "massacre", false, false, false},
        {"It hasn't been a massacre.", "massacre", true, false, false},
        {"The self-styled resistance movement met.", "resistance movement", false, false, true},
        {"What the press calls the resistance movement met.", "resistance movement", false, false,
         false},
    };
    for (const FlagCase& sample : cases) {
        INFO(sample.text);
        const HitFlags flags = hit_of(annotator.annotate(sample.text), sample.surface).flags;
        CHECK(flags.negated == sample.negated);
        CHECK(flags.hypothetical == sample.hypothetical);
        CHECK(flags.so_called == sample.so_called);
    }
}

TEST_CASE("one opportunity for each noun phrase that refers to a target", "[context]") {
    Annotator annotator(make_sample_lexicon());
    const auto sample = annotator.annotate(
        "The terror group Valley Front held the road. Dravia shelled the Front on Monday, and the "
        "group withdrew. A Front-backed militia stayed.");
    std::vector<std::string> listed;
    for (const Opportunity& opportunity : sample.annotation.opportunities) {
        listed.push_back(annotator.lexicon().target(opportunity.target).id + " " +
                         std::string(name_of(opportunity.kind)) + " " +
                         std::string(slice(sample.text, opportunity.span)));
    }
    CHECK(listed == std::vector<std::string>{"front label terror group", "state bare Dravia",
                                             "front bare the Front", "front generic the group"});
}

TEST_CASE("annotations keep their invariants on any text", "[context]") {
    Annotator annotator(make_sample_lexicon());
    const auto piece = rc::gen::element<std::string>(
        "\"", "“", "”", "‘", "’", "'", "«", "»", " ", " ", "\n", "\n\n", "said ", "that ", "The ",
        "terrorist group ", "Valley Front", "Dravia", ", ", ". ", ": ", "according to ", "Verrin",
        "massacre ", "not ", "so-called ", "who ", "and ", "demanded ", "COMMENTS", "it was ", "é");
    CHECK(rc::check("passages tile what is not own voice", [&] {
        const auto pieces = *rc::gen::container<std::vector<std::string>>(piece);
        std::string text;
        for (const std::string& each : pieces) text += each;
        const auto sample = annotator.annotate(text);
        std::uint32_t end = 0;
        for (const Passage& passage : sample.annotation.passages) {
            RC_ASSERT(passage.span.begin >= end);
            RC_ASSERT(passage.span.begin < passage.span.end);
            RC_ASSERT(passage.span.end <= text.size());
            RC_ASSERT(passage.voice != Voice::own);
            end = passage.span.end;
        }
        for (const Hit& hit : sample.annotation.hits) {
            RC_ASSERT(sample.parsed.sentences[hit.sentence].span.contains(hit.span));
            RC_ASSERT(hit.section != Section::furniture);
            RC_ASSERT((hit.voice == Voice::own) == !hit.passage.has_value());
            RC_ASSERT(hit.target.has_value() == (hit.link != Link::none));
        }
        std::uint32_t words = 0;
        for (const std::uint32_t count : sample.annotation.words) words += count;
        RC_ASSERT(words == count_words(sample.parsed));
    }));
}

TEST_CASE("a cue is the outlet's word, also with the first word behind it", "[context]") {
    Annotator annotator(make_sample_lexicon());
    const auto own = annotator.annotate("Dravia boasted that the road was open.");
    CHECK(hit_of(own, "boasted that").voice == Voice::own);
    CHECK(hit_of(own, "boasted that").wording == Wording::outlet);
    const auto passed_on =
        annotator.annotate("The mayor said the army had boasted that the road was open.");
    CHECK(hit_of(passed_on, "boasted that").wording == Wording::uncertain);
}

TEST_CASE("a word of style in a cue is about the one who speaks", "[context]") {
    Annotator annotator(make_sample_lexicon());
    const auto target_in = [&](const char* text) {
        return target_of(annotator, hit_of(annotator.annotate(text), "bragged"));
    };
    CHECK(target_in("Dravia was calm, but Verrin bragged that the road was open.") == "front");
    CHECK(target_in("“The road is open,” Dravia bragged on Monday.") == "state");
    CHECK(target_in("A farmer bragged that Dravia was beaten.").empty());
    CHECK(target_in("The Valley Front fell back. The terror group bragged that it was over.") ==
          "front");
}

TEST_CASE("a deed's phrase is not cut out of a longer one", "[context]") {
    Annotator annotator(make_sample_lexicon());
    CHECK(annotator.annotate("The destruction of Dravia's last bridge took a day.")
              .annotation.hits.empty());
    CHECK(annotator.annotate("The destruction of Dravia took a day.").annotation.hits.size() == 1);
}
