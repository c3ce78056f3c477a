#pragma once

#include "engine/context/find_style_uses.hpp"
#include "engine/profile/analysed_document.hpp"
#include "engine/profile/profile_table.hpp"
#include "engine/profile/share_estimate.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace parallax {

/// A use that a rule does not allow, with its sentence.
struct StyleBreach {
    std::string key;  ///< of the document
    Field field = Field::text;
    StyleUse use;
    std::string surface;   ///< the words
    std::string sentence;  ///< bytes of the sentence
    std::string speaker;   ///< bytes of the speaker's noun phrase; empty if none is known
};

/// How often one document uses the words of one rule, and how often against it.
struct StyleCount {
    std::uint32_t rule = 0;
    std::uint32_t uses = 0;
    std::uint32_t breaches = 0;
};

/// What one house style finds in one document.
struct StyleFindings {
    std::string key;
    std::vector<StyleCount> counts;  ///< by rule; only rules with a use
    std::vector<StyleBreach> breaches;
};

/// One outlet and one rule, or all rules of the pack.
struct ComplianceCell {
    ShareEstimate breaches;         ///< of the uses of the rule's words
    std::uint64_t documents = 0;    ///< with a use
    std::uint64_t with_breach = 0;  ///< documents with a breach
};

struct ComplianceRow {
    std::optional<std::uint32_t> rule;    ///< none: all rules of the pack together
    std::vector<ComplianceCell> outlets;  ///< as Comparison::outlets
};

/// How the outlets of a report keep to one house style.
struct Compliance {
    HouseStyle style;
    std::vector<ComplianceRow> rows;    ///< all rules together first, then rule by rule
    std::vector<StyleBreach> breaches;  ///< every one, by document as in a comparison, then place
    std::uint64_t undated = 0;          ///< documents without a date, where a rule has dates
};

/// The uses of a title and a text, the title's first.
struct DocumentUses {
    std::vector<StyleUse> title;
    std::vector<StyleUse> text;
};
[[nodiscard]] StyleFindings count_style_uses(const AnalysedDocument& analysed,
                                             const DocumentUses& uses);

/// Sums findings over the documents of a table; findings of documents that it does not hold are
/// passed over. The interval knows that uses in one document (or about one event, as elsewhere in a
/// comparison) go together.
[[nodiscard]] Compliance summarise_compliance(const HouseStyle& style, const ProfileTable& table,
                                              std::vector<StyleFindings> findings);

}  // namespace parallax
