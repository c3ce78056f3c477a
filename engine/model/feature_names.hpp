#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// The names of a model's features, by number and by name. Immutable.
class FeatureNames {
public:
    static constexpr std::uint32_t unknown = std::numeric_limits<std::uint32_t>::max();

    FeatureNames() = default;
    /// Sorted, each once; a name's number is its place.
    explicit FeatureNames(std::span<const std::string> names);

    /// The number of the name, or unknown.
    [[nodiscard]] std::uint32_t find(std::string_view name) const;

    /// The same in two steps: memory is asked for ahead of the second. `hash` is what the first
    /// gave for the name.
    [[nodiscard]] std::uint64_t prepare(std::string_view name) const;
    [[nodiscard]] std::uint32_t find(std::string_view name, std::uint64_t hash) const;

    [[nodiscard]] std::size_t size() const { return begins_.size() - 1; }
    [[nodiscard]] std::string_view name(std::uint32_t number) const {
        return {bytes_.data() + begins_[number], begins_[number + 1] - begins_[number]};
    }

    /// Asks memory for what name() will give.
    void fetch(std::uint32_t number) const { __builtin_prefetch(&bytes_[begins_[number]]); }

private:
    // Open addressing. Most names asked for are not there; a part of the hash in the slot says so
    // without a look at the name.
    struct Slot {
        std::uint32_t number = unknown;
        std::uint32_t mark = 0;
    };

    std::string bytes_;                     ///< the names, one after the other
    std::vector<std::uint32_t> begins_{0};  ///< of each name in the bytes, and their end
    std::vector<Slot> slots_;               ///< a power of two, at most half full
};

}  // namespace parallax
