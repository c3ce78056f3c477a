#pragma once

#include "engine/report/report.hpp"

#include <optional>
#include <string>

namespace parallax {

// Each of these is one section of the Markdown report, from its heading to its last line feed, or
// empty if there is nothing to say.
[[nodiscard]] std::string markdown_summary(const Report& report);
[[nodiscard]] std::string markdown_rejects(const Report& report);
/// Differences on common events: those found, each in a sentence, and what was tested.
[[nodiscard]] std::string markdown_differences(const Report& report, const Lexicon& lexicon);
[[nodiscard]] std::string markdown_axes(const Report& report, const Lexicon& lexicon,
                                        LexiconKind kind, std::string_view heading);
[[nodiscard]] std::string markdown_choices(const Report& report, const Lexicon& lexicon);
[[nodiscard]] std::string markdown_voices(const Report& report);
/// Empty if nobody speaks.
[[nodiscard]] std::string markdown_sources(const Report& report, const Lexicon& lexicon);
[[nodiscard]] std::string markdown_agency(const Report& report, const Lexicon& lexicon);
/// Empty if no words are shared and no agency is credited.
[[nodiscard]] std::string markdown_shared(const Report& report);
/// Empty if no house style was named.
[[nodiscard]] std::string markdown_compliance(const Report& report);
/// Empty if no event is covered by two outlets.
[[nodiscard]] std::string markdown_coverage(const Report& report, const Lexicon& lexicon);
/// Empty if no target is named.
[[nodiscard]] std::string markdown_prominence(const Report& report, const Lexicon& lexicon);
/// Empty without a framing hit.
[[nodiscard]] std::string markdown_functions(const Report& report);
/// Empty if no two opposite targets are met.
[[nodiscard]] std::string markdown_contrasts(const Report& report, const Lexicon& lexicon);
/// Empty if the dates span less than two weeks.
[[nodiscard]] std::string markdown_time(const Report& report, const Lexicon& lexicon);
[[nodiscard]] std::string markdown_map(const Report& report, const Lexicon& lexicon);
/// Empty without outlet lexicons.
[[nodiscard]] std::string markdown_affinity(const Report& report);
[[nodiscard]] std::string markdown_evidence(const Report& report, const Lexicon& lexicon);
[[nodiscard]] std::string markdown_method(const Report& report);

/// The target's name as Markdown, or "no target".
[[nodiscard]] std::string markdown_target(const std::optional<TargetId>& target,
                                          const Lexicon& lexicon);

/// "4 of 9 (44 %)"; without a ratio where there is none.
[[nodiscard]] std::string share_text(const ShareEstimate& estimate);

}  // namespace parallax
