#pragma once

#include "engine/corpus/document.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax {

struct AnalysisOptions;
struct AnalysisInput;

/// What became of the records: read = analysed + rejected.
struct Outcome {
    std::uint64_t read = 0;
    std::uint64_t left_out = 0;  ///< by the filter, not counted in read
    std::vector<Reject> rejects;

    [[nodiscard]] std::uint64_t analysed() const { return read - rejects.size(); }
};

/// What became of `read` records of which the reader rejected `rejects` and what came after it
/// `more`. The rejects are sorted.
[[nodiscard]] Outcome make_outcome(std::uint64_t read, std::uint64_t left_out,
                                   std::vector<Reject> rejects, std::vector<Reject> more);

/// Throws InputError with the first of the rejects that could not be used, if there is one:
/// --strict.
void stop_at_first(const std::vector<Reject>& rejects);

/// Lists the rejects on standard error (with --quiet only says how many) and throws InputError if
/// nothing could be analysed.
void tell_rejects(const Outcome& outcome, const AnalysisOptions& options);

/// "read 3, analysed 2, rejected 1": unless --quiet was given and nothing rejected, on standard
/// error, and after it `more`, a line of its own, unless it is empty. Returns the exit code.
int conclude(const Outcome& outcome, const AnalysisOptions& options, const std::string& more = "");

/// "  outlet: 3 documents" a line.
[[nodiscard]] std::string list_counts(
    const std::vector<std::pair<std::string, std::uint64_t>>& counts, std::string_view noun);

/// The same where nothing is written: what would be analysed and rejected, and after it `more`
/// (whole lines) unless --quiet was given. Returns the exit code.
int conclude_dry(const Outcome& outcome, const AnalysisOptions& options, const std::string& more);

/// What becomes of records that differ in nothing but their ids: a line each, or one row of a
/// profile.
enum class SameContent : std::uint8_t { each, once };

/// Goes through all records as the real run does, writes nothing and says on standard error what
/// would be analysed and rejected. Returns the exit code.
int run_dry(AnalysisInput input, const AnalysisOptions& options, SameContent same);

}  // namespace parallax
