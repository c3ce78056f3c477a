#pragma once

#include "engine/report/report.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace parallax {

/// What of the lexicon a report speaks of, so that it carries no entry that nobody met. Each list
/// is sorted by id.
class UsedTables {
public:
    UsedTables(const Report& report, const Lexicon& lexicon);

    [[nodiscard]] const std::vector<AxisId>& axes() const { return axes_; }
    [[nodiscard]] const std::vector<TargetId>& targets() const { return targets_; }
    [[nodiscard]] const std::vector<ChoiceId>& choices() const { return choices_; }
    [[nodiscard]] const std::vector<TermId>& terms() const { return terms_; }

    /// The term's place in terms(): how a report's JSON names it. Requires a term that is used.
    [[nodiscard]] std::size_t index_of(TermId term) const;

    /// The same for a term's id; none if no used term has it.
    [[nodiscard]] std::optional<std::size_t> index_of(std::string_view term_id) const;

private:
    std::vector<AxisId> axes_;
    std::vector<TargetId> targets_;
    std::vector<ChoiceId> choices_;
    std::vector<TermId> terms_;
    std::map<std::string_view, std::size_t> index_by_id_;  ///< views into the lexicon
};

}  // namespace parallax
