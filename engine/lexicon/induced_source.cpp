#include "engine/lexicon/induced_source.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/lexicon/declarations.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace parallax {
namespace {

constexpr std::size_t key_digits = 16;

std::optional<std::uint64_t> read_key(std::string_view digits) {
    std::uint64_t key = 0;
    const char* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, key, 16);
    if (digits.size() != key_digits || read.ec != std::errc() || read.ptr != end)
        return std::nullopt;
    return key;
}

}  // namespace

std::vector<InducedSource> read_induced_sources(std::span<const std::filesystem::path> folders) {
    std::vector<InducedSource> sources;
    std::vector<Fault> faults;
    for (const std::filesystem::path& folder : folders) {
        const std::filesystem::path file = folder / "lexicon.json";
        const auto declared =
            parse_declarations(file.generic_string(), read_whole_file(file), faults);
        if (!declared || !declared->induced) continue;
        InducedSource source{declared->id.value, declared->induced->intercept, {}};
        if (!declared->induced->documents.value.empty()) {
            source.documents =
                (folder / declared->induced->documents.value).lexically_normal().generic_string();
        }
        sources.push_back(std::move(source));
    }
    if (!faults.empty()) throw InputError(std::move(faults));
    return sources;
}

TextKeys::TextKeys(std::span<const std::string> files) {
    std::vector<Fault> faults;
    for (const std::string& file : files) {
        const std::string bytes = read_whole_file(file);
        std::string_view rest = bytes;
        for (std::size_t line = 1; !rest.empty(); ++line) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            std::string_view digits = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (digits.ends_with('\r')) digits.remove_suffix(1);
            if (digits.empty()) continue;
            if (const auto key = read_key(digits)) {
                keys_.push_back(*key);
            } else {
                faults.push_back({file, line, 1,
                                  "\"" + shorten_for_message(digits) +
                                      "\" is not the key of a text; write 16 hexadecimal digits",
                                  ""});
            }
        }
    }
    if (!faults.empty()) throw InputError(std::move(faults));
    std::sort(keys_.begin(), keys_.end());
    keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
}

bool TextKeys::holds(std::string_view sha256) const {
    const auto key = read_key(sha256.substr(0, key_digits));
    return key && std::binary_search(keys_.begin(), keys_.end(), *key);
}

}  // namespace parallax
