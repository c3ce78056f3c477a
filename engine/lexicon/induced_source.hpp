#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// What an induced lexicon says of its origin, beside its entries.
struct InducedSource {
    std::string lexicon;      ///< its id
    double intercept = 0.0;   ///< what a text without any of its phrases weighs in affinities
    std::string documents{};  ///< file with the keys of the texts it came from; empty: none kept
};

/// Of the folders those that were induced, in the order given. Throws InputError if a lexicon.json
/// is unusable.
[[nodiscard]] std::vector<InducedSource> read_induced_sources(
    std::span<const std::filesystem::path> folders);

/// Keys of texts: the first 64 bits of the SHA-256 of title and text.
class TextKeys {
public:
    TextKeys() = default;
    /// Reads files of 16 hexadecimal digits a line. Throws InputError with all faults.
    explicit TextKeys(std::span<const std::string> files);

    [[nodiscard]] bool empty() const { return keys_.empty(); }
    /// Whether the text whose SHA-256 this is (hexadecimal) is among them.
    [[nodiscard]] bool holds(std::string_view sha256) const;

private:
    std::vector<std::uint64_t> keys_;  ///< sorted
};

}  // namespace parallax
