#pragma once

#include "engine/context/annotate_text.hpp"
#include "engine/context/warring_sides.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/lexicon/matcher.hpp"
#include "engine/text/parse_text.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::test {

/// Everything that annotates a sample text with the shipped rules, which are read once for all
/// tests: a test case begins anew for each of its sections.
class Annotator {
public:
    explicit Annotator(Lexicon lexicon);
    /// With a voice model besides the rules.
    Annotator(Lexicon lexicon, const std::filesystem::path& voice_model);

    /// A text with its annotation.
    struct Sample {
        std::string text;
        ParsedText parsed;
        Annotation annotation;
    };
    [[nodiscard]] Sample annotate(std::string text);

    [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }

private:
    Lexicon lexicon_;
    Matcher matcher_;
    WarringSides sides_;
    const ContextRules& context_rules_;
    Vocabulary vocabulary_;
    MatchMemo matches_;
    ContextMemo context_;
};

/// The shipped voice model's file.
[[nodiscard]] std::filesystem::path shipped_voice_model();

/// A small lexicon about an armed group and a state, so that tests do not depend on shipped
/// weights.
[[nodiscard]] Lexicon make_sample_lexicon();

/// An invented target of the lexicon "sample", called as its first alias says.
[[nodiscard]] Target make_target(std::string id, std::string kind,
                                 std::vector<std::string> aliases);

/// A lexicon of these targets, in the order of their ids, and of one term: "bold", said of whom it
/// stands beside.
[[nodiscard]] Lexicon make_bold_lexicon(std::vector<Target> targets);

/// Id of the target of a hit, "" = none.
[[nodiscard]] std::string target_of(const Annotator& annotator, const Hit& hit);

/// Passages as "voice:bytes".
[[nodiscard]] std::vector<std::string> list_passages(const Annotator::Sample& sample);

/// Bytes of the hit of this surface; fails the test if there is none or more than one.
[[nodiscard]] const Hit& hit_of(const Annotator::Sample& sample, std::string_view surface);

}  // namespace parallax::test
