#pragma once

#include "engine/context/annotation.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/profile/analysed_document.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

namespace parallax {

/// A part of a document by how soon it is read.
enum class TextPart : std::uint8_t {
    headline,  ///< the title, or lines of the text that are headlines
    lead,      ///< the first paragraph of running text
    rest,
};
inline constexpr std::array all_text_parts{TextPart::headline, TextPart::lead, TextPart::rest};

[[nodiscard]] std::string_view name_of(TextPart part);

using PartNumbers = std::array<std::uint32_t, all_text_parts.size()>;

/// A paragraph with fewer words (a by-line, a date line) is no first paragraph.
inline constexpr std::uint32_t fewest_words_of_lead = 8;

/// Where in one document a target is named, or a label of a choice stands, in one wording.
struct PartCount {
    std::optional<TermId> term;  ///< the label; none: noun phrases that refer to the target
    std::optional<TargetId> target;
    Wording wording = Wording::outlet;
    PartNumbers counts{};
    /// Words of the text below the headline before the first place there; none: only above.
    std::optional<std::uint32_t> first;

    friend bool operator==(const PartCount&, const PartCount&) = default;
};

/// Noun phrases before labels, by term, target (none first), wording.
[[nodiscard]] inline auto key_of(const PartCount& count) {
    return std::tie(count.term, count.target, count.wording);
}

/// Words of a document by part, and what stands in each part. Furniture is no part; captions belong
/// to the rest.
struct DocumentParts {
    PartNumbers words{};
    std::vector<PartCount> counts;

    friend bool operator==(const DocumentParts&, const DocumentParts&) = default;
};

/// The part of each sentence of one field; of furniture it says nothing.
[[nodiscard]] std::vector<TextPart> list_parts(const AnalysedDocument& analysed, Field field);

[[nodiscard]] DocumentParts count_parts(const AnalysedDocument& analysed);

}  // namespace parallax
