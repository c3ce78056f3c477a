#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

inline constexpr std::string_view change_record_name = "CHANGES.tsv";

/// A line of a lexicon's CHANGES.tsv: what somebody accepted.
struct RecordedChange {
    std::string date;  ///< as given with --as-of, or ""
    std::string change;
    std::string id;
    std::string phrase;
    std::string before;
    std::string after;
    std::string sd;
    std::string evidence;
    std::string proposal;  ///< SHA-256 of what it was accepted from, its first 16 digits
};

/// What CHANGES.tsv in the folder holds with these lines after it; with its header row if it is
/// new.
[[nodiscard]] std::string add_to_record(const std::filesystem::path& folder,
                                        const std::vector<RecordedChange>& changes);

/// As CHANGES.tsv names a proposal.
[[nodiscard]] std::string shorten_digest(const std::string& sha256);

/// How many lines of CHANGES.tsv in the folder were accepted from the proposal with this SHA-256.
[[nodiscard]] std::size_t count_recorded(const std::filesystem::path& folder,
                                         const std::string& proposal_sha256);

}  // namespace parallax
