#pragma once

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

}  // namespace parallax
