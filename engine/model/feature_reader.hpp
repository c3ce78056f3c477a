#pragma once

#include "engine/lexicon/phrase_matcher.hpp"
#include "engine/model/feature_names.hpp"
#include "engine/model/features.hpp"
#include "engine/model/met_features.hpp"
#include "engine/model/sorted_parts.hpp"
#include "engine/model/text_reading.hpp"
#include "engine/text/vocabulary.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax {

/// What a thread remembers between texts. Belongs to one vocabulary, one reader and one model's
/// names; makes no difference to results.
struct FeatureMemo {
    /// A character n-gram of a word that the model knows, as offsets into "_word_".
    struct KnownGram {
        std::uint32_t feature = 0;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };
    /// The n-grams of one word in one wording.
    struct WordGrams {
        std::uint32_t begin = 0;  ///< of the known ones, in `grams`
        std::uint32_t end = 0;
        std::uint32_t all = 0;  ///< known or not
        bool is_read = false;
    };

    MatchMemo outlet_names;
    std::vector<PhraseMatch> found;
    std::vector<std::string_view> shown;  ///< of each token what n-grams see; empty: nothing
    std::vector<Wording> wording;         ///< of each token
    std::string name;
    std::vector<KnownGram> grams;
    std::vector<WordGrams> grams_of;                             ///< by WordId, then wording
    std::vector<std::pair<std::uint32_t, std::size_t>> spelled;  ///< a field's tokens with n-grams,
                                                                 ///< each with its place there
    MetFeatures met;
    ScorePartMemo parts;
};

/// Called for each occurrence: the feature's name (valid during the call), how much it adds to its
/// amount, and where it stands.
using MeetFeature =
    std::function<void(std::string_view name, Family family, double amount, const Place& place)>;

/// The same for features that a model knows, by number.
using MeetKnownFeature =
    std::function<void(std::uint32_t feature, Family family, double amount, const Place& place)>;

/// Sums of the amounts of all features of each family.
using FamilyTotals = std::array<double, all_families.size()>;

/// Finds what a TextReading looks at besides lexicon terms, which count_features finds. Immutable;
/// shared by threads.
class FeatureReader {
public:
    FeatureReader(TextReading reading, const Lexicon& lexicon);

    /// Meets every occurrence in a unit, field by field in order of family and place. Fields need
    /// their bytes; `vocabulary` is the one their tokens belong to. Furniture is passed over. In
    /// n-grams target names read ⟨target⟩, outlet names ⟨outlet⟩, numbers ⟨number⟩.
    void read(std::span<const AnnotatedField> fields, const Vocabulary& vocabulary,
              FeatureMemo& memo, const MeetFeature& meet) const;

    /// The same for features with one of `names`. Returns the amounts by family, of unknown
    /// features too. Faster: what a word spells is looked up once.
    [[nodiscard]] FamilyTotals read_known(std::span<const AnnotatedField> fields,
                                          const Vocabulary& vocabulary, FeatureMemo& memo,
                                          const FeatureNames& names,
                                          const MeetKnownFeature& meet) const;

    /// A feature's value is grown() ÷ divisor(): its amount in a unit in which all features of the
    /// family have amount `family_total`; see Scaling. Requires amount > 0.
    [[nodiscard]] double grown(Family family, double amount) const;
    [[nodiscard]] double divisor(Family family, double family_total,
                                 std::uint32_t scored_sentences) const;
    [[nodiscard]] double value(Family family, double amount, double family_total,
                               std::uint32_t scored_sentences) const {
        return grown(family, amount) / divisor(family, family_total, scored_sentences);
    }

    [[nodiscard]] const TextReading& reading() const { return reading_; }

private:
    [[nodiscard]] bool is_scaled_to_unit(Family family) const;
    void show_tokens(const AnnotatedField& field, const Vocabulary& vocabulary,
                     FeatureMemo& memo) const;
    void read_axes(const AnnotatedField& field, FeatureMemo& memo, const MeetFeature& meet) const;
    void read_words(const AnnotatedField& field, FeatureMemo& memo, const MeetFeature& meet) const;
    void read_characters(const AnnotatedField& field, FeatureMemo& memo,
                         const MeetFeature& meet) const;
    void read_known_characters(const AnnotatedField& field, FeatureMemo& memo,
                               const FeatureNames& names, double& total,
                               const MeetKnownFeature& meet) const;
    template <class ReadCharacters>
    void read_fields(std::span<const AnnotatedField> fields, const Vocabulary& vocabulary,
                     FeatureMemo& memo, const MeetFeature& meet,
                     const ReadCharacters& read_characters) const;

    TextReading reading_;
    const Lexicon* lexicon_;  ///< not owned; outlives the reader
    std::optional<PhraseMatcher> outlet_names_;
};

/// Marks, capitals, figures and words by voice: the family `style`. Lengths count in tens of words.
/// Of words that are not `shown` as they stand (names of targets and outlets) the shape is not
/// looked at.
void read_style(const AnnotatedField& field, const Vocabulary& vocabulary,
                std::span<const std::string_view> shown, const MeetFeature& meet);

/// Whether what n-grams see of a token stands for a name or number: "⟨target⟩".
[[nodiscard]] inline bool is_stand_in(std::string_view shown) {
    return shown.starts_with("⟨");
}

}  // namespace parallax
