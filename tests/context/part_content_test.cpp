#include "engine/context/part_content.hpp"

#include "engine/context/annotate_text.hpp"
#include "engine/context/context_rules.hpp"
#include "engine/context/warring_sides.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/text/parse_text.hpp"
#include "engine/text/text_rules.hpp"
#include "tests/catch.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace parallax;

const std::filesystem::path style = std::filesystem::path(PARALLAX_SOURCE_DIR) / "lexicons/style";

/// A sentence of which all behind its first cue is read as content, by that cue.
struct Parting {
    const char* name;
    const char* text;
    const char* cue;                 ///< where it parts
    std::vector<std::string> asked;  ///< cues that are asked about
    std::string behind;              ///< words of states behind the first cue: "o[and] S[…] …"
};

std::string letter_of(VoiceState state) {
    return std::string(1, "ocCxkKsS"[static_cast<std::size_t>(state)]);
}

struct Outcome {
    std::vector<std::string> asked;
    std::string behind;
};

/// Calls `use(view, reading)` with the text as the rules read it.
template <class Use>
void read_text(const std::string& text, const Use& use) {
    static const TextRules text_rules(style);
    static const ContextRules rules(style);
    const Lexicon lexicon({}, {}, {}, {}, {});
    const WarringSides sides(lexicon);
    Vocabulary vocabulary;
    ContextMemo memo;
    const ParsedText parsed = parse_text(text, "", text_rules, vocabulary);
    const Matches nothing;
    const ContextInput input{text, parsed, vocabulary, nothing, lexicon, sides};
    const TokenView view(input, rules.lists(), memo);
    use(view, read_by_rules(view, memo, vocabulary));
}

/// All behind the first cue is taken for its content, and parted at the sample's.
Outcome part(const Parting& sample, const TokenView& view, const RuleReading& reading) {
    DecodedVoices decoded{std::vector<VoiceState>(view.size(), VoiceState::own),
                          std::vector<bool>(view.size(), true)};
    const std::uint32_t first = reading.cues.front().tokens.end;
    for (std::uint32_t at = first; at + 1 < view.size(); ++at) {
        decoded.states[at] = VoiceState::content_after;
    }
    Outcome outcome;
    part_contents(view, reading, decoded, [&](const PartingCue& asked) {
        outcome.asked.emplace_back(view.text(view.span_of(asked.cue)));
        return outcome.asked.back() == sample.cue;
    });
    for (std::uint32_t at = first; at + 1 < view.size(); ++at) {
        const bool same = at > first && decoded.states[at] == decoded.states[at - 1];
        if (!same)
            outcome.behind.append(at > first ? "] " : "")
                .append(letter_of(decoded.states[at]))
                .append("[");
        if (same) outcome.behind.append(" ");
        outcome.behind.append(view.surface(at));
    }
    outcome.behind.append("]");
    return outcome;
}

}  // namespace

TEST_CASE("content parts at a cue with what joins its clause, its subject and its verb",
          "[context]") {
    const std::vector<Parting> cases{
        {"a joint is nobody's, the subject speaks",
         "Castor said the road was closed, and witnesses claimed that two men had fled.",
         "claimed",
         {"witnesses", "claimed"},
         "C[the road was closed] o[, and] S[witnesses] K[claimed] C[that two men had fled]"},
        {"where it does not part all stays",
         "Castor said the road was closed, and witnesses claimed that two men had fled.",
         "nothing",
         {"witnesses", "claimed"},
         "C[the road was closed , and witnesses claimed that two men had fled]"},
        {"a name may be exchanged",
         "Castor said the road was closed, and Bolveda claimed that two men had fled.",
         "claimed",
         {"claimed"},
         "C[the road was closed] o[, and] S[Bolveda] K[claimed] C[that two men had fled]"},
        {"nothing is asked of a cue that ends the content",
         "Castor said the levy was as unfair as she claimed.",
         "claimed",
         {},
         "C[the levy was as unfair as she claimed]"},
    };
    for (const Parting& sample : cases) {
        DYNAMIC_SECTION(sample.name) {
            read_text(sample.text, [&](const TokenView& view, const RuleReading& reading) {
                const Outcome outcome = part(sample, view, reading);
                CHECK(outcome.asked == sample.asked);
                CHECK(outcome.behind == sample.behind);
            });
        }
    }
}

TEST_CASE("names may be exchanged without another answer about where content parts", "[context]") {
    const auto answers = [](const std::string& name) {
        std::vector<std::array<std::uint8_t, speaker_questions>> found;
        const std::string text =
            "Castor said " + name + " the envoy claimed that two men had fled.";
        read_text(text, [&](const TokenView& view, const RuleReading& reading) {
            DecodedVoices decoded{std::vector<VoiceState>(view.size(), VoiceState::content_after),
                                  std::vector<bool>(view.size(), true)};
            part_contents(view, reading, decoded, [&](const PartingCue& asked) {
                found.push_back(asked.answers.answers);
                return false;
            });
        });
        return found;
    };
    const auto of_one = answers("Bolveda");
    REQUIRE_FALSE(of_one.empty());
    for (const char* name : {"Tessen", "Quist", "Marrat", "Orrin", "Halvard"}) {
        CHECK(answers(name) == of_one);
    }
}
