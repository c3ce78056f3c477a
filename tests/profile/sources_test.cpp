#include "engine/profile/comparison.hpp"
#include "engine/profile/count_sources.hpp"
#include "tests/catch.hpp"
#include "tests/profile/sample_table.hpp"

#include <string>
#include <vector>

namespace parallax {
namespace {

/// A text of statements "NAME CUE WORD WORD.", each a sentence whose two last words are reported.
AnalysedDocument say(const std::vector<std::pair<std::string, std::string>>& statements,
                     const std::vector<std::optional<TargetId>>& targets) {
    AnalysedDocument analysed;
    std::string& text = analysed.document.text;
    for (std::size_t at = 0; at < statements.size(); ++at) {
        Passage passage;
        passage.voice = Voice::reported;
        const auto begin = static_cast<std::uint32_t>(text.size());
        text += statements[at].first;
        passage.speaker = Span{begin, static_cast<std::uint32_t>(text.size())};
        passage.speaker_name = passage.speaker;
        passage.speaker_target = targets[at];
        text += ' ';
        const auto cue = static_cast<std::uint32_t>(text.size());
        text += statements[at].second;
        passage.cue = Span{cue, static_cast<std::uint32_t>(text.size())};
        text += " so then. ";
        Sentence sentence;
        sentence.tokens.begin = static_cast<std::uint32_t>(analysed.text.tokens.size());
        for (const std::uint32_t length : {2U, 4U}) {
            Token token;
            token.begin = static_cast<std::uint32_t>(text.size()) - 9 + (length == 2 ? 0 : 3);
            token.end = token.begin + length;
            analysed.text.tokens.push_back(token);
        }
        sentence.tokens.end = static_cast<std::uint32_t>(analysed.text.tokens.size());
        passage.tokens = sentence.tokens;
        passage.span = {analysed.text.tokens[passage.tokens.begin].begin,
                        analysed.text.tokens.back().end};
        analysed.text.sentences.push_back(sentence);
        analysed.text_annotation.passages.push_back(passage);
    }
    return analysed;
}

TEST_CASE("a short name counts as the only longer one, and takes its target") {
    const auto sources =
        count_sources(say({{"Ilse Maren", "Said"}, {"Maren’s", "said"}, {"ministry", "claimed"}},
                          {rebels, std::nullopt, std::nullopt}));
    REQUIRE(sources.size() == 2);
    CHECK(sources[0].speaker == "Ilse Maren");
    CHECK(sources[0].target == rebels);
    CHECK(sources[0].cue == "said");
    CHECK(sources[0].passages == 2);
    CHECK(sources[0].words == 4);
    CHECK(sources[1].speaker == "ministry");
    CHECK_FALSE(sources[1].target.has_value());
}

TEST_CASE("a use of a cue counts once, however many passages it introduces") {
    AnalysedDocument analysed =
        say({{"Ilse Maren", "said"}, {"Ilse Maren", "said"}}, {std::nullopt, std::nullopt});
    auto& passages = analysed.text_annotation.passages;
    Passage between_marks = passages[0];
    between_marks.voice = Voice::quoted;
    passages.insert(passages.begin() + 1, between_marks);
    const auto sources = count_sources(analysed);
    REQUIRE(sources.size() == 2);
    CHECK(sources[0].voice == Voice::quoted);
    CHECK(sources[0].passages == 0);
    CHECK(sources[0].words == 2);
    CHECK(sources[1].passages == 2);
    CHECK(sources[1].words == 4);
}

TEST_CASE("a short name that two longer ones end in stays by itself") {
    const auto sources =
        count_sources(say({{"Ilse Maren", "said"}, {"Olav Maren", "said"}, {"Maren", "said"}},
                          {std::nullopt, std::nullopt, std::nullopt}));
    REQUIRE(sources.size() == 3);
    CHECK(sources[1].speaker == "Maren");
}

TEST_CASE("sources stand side by side, those of no known side last") {
    DocumentRow a = make_sample_row("a", "Beacon", "vote", 100);
    a.sources = {{"Ilse Maren", rebels, Voice::quoted, Endorsement::neutral, "said", 2, 20},
                 {"court", std::nullopt, Voice::reported, Endorsement::factive, "found", 1, 5}};
    DocumentRow b = make_sample_row("b", "courier", "vote", 200);
    b.sources = {{"Ilse Maren", rebels, Voice::reported, Endorsement::doubtful, "claimed", 1, 40}};
    const Lexicon lexicon = make_sample_lexicon();
    const Comparison comparison = compare(make_table({a, b}, {}, 1, 3), lexicon);

    REQUIRE(comparison.sources.size() == 2);
    CHECK(comparison.sources[0].speaker == "Ilse Maren");
    CHECK(comparison.sources[0].outlets[0].words == 20);
    CHECK(comparison.sources[0].outlets[1].words == 40);
    REQUIRE(comparison.sources[0].outlets[1].cues.size() == 1);
    CHECK(comparison.sources[0].outlets[1].cues[0].endorsement == Endorsement::doubtful);

    REQUIRE(comparison.sides.size() == 2);
    CHECK_FALSE(comparison.sides[0].side.empty());
    CHECK(comparison.sides[0].outlets[0].words.count == 20);
    CHECK(comparison.sides[0].outlets[0].words.of == 100);
    CHECK(comparison.sides[0].outlets[1].words.share == Approx(0.2));
    CHECK_FALSE(comparison.sides[0].outlets[1].words.interval.has_value());  // one document
    CHECK(comparison.sides[0].outlets[1].passages[2] == 1);
    CHECK(comparison.sides[1].side.empty());
    CHECK(comparison.sides[1].outlets[0].passages[1] == 1);
}

}  // namespace
}  // namespace parallax
