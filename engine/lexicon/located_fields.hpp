#pragma once

#include "engine/core/input_error.hpp"
#include "engine/lexicon/located_json.hpp"
#include "engine/lexicon/phrase.hpp"

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// A value read from a hand-written JSON file and the byte where it stands.
template <class T>
struct Placed {
    T value{};
    std::size_t offset = 0;
};

/// A phrase as the file has it and as it was parsed.
struct ReadPhrase {
    std::string notation;
    Phrase phrase;
};

/// Reads the fields of a hand-written JSON file and notes every fault with its place. What is
/// faulty reads as empty. `file`, `bytes` and `faults` must outlive it.
class LocatedFields {
public:
    LocatedFields(const std::string& file, std::string_view bytes, std::vector<Fault>& faults)
        : file_(file), bytes_(bytes), faults_(faults) {}

    void add_fault(std::size_t offset, std::string message);

    /// Faults for names that are not known; `of` is e.g. "a lexicon".
    void check_names(const LocatedJson& object, const std::string& of,
                     std::initializer_list<const char*> known);
    /// A fault if the field "format" is missing or says something else than `known`.
    void check_format(const LocatedJson& root, std::string_view known);
    /// A fault if `id` is no slug; an empty one has its own fault already.
    void check_slug(const std::string& what, const std::string& id, std::size_t offset);
    /// Whether the value is of the kind, else a fault that says to write `wanted`.
    bool has_kind(const LocatedJson& value, LocatedJson::Kind kind, std::string_view name,
                  std::string_view wanted);

    /// A text that must be there and not be blank.
    Placed<std::string> required_text(const LocatedJson& object, const char* name);
    /// A field that is missing or null counts as "".
    std::string optional_text(const LocatedJson& object, const char* name);
    std::vector<Placed<std::string>> list_of_text(const LocatedJson& object, const char* name);
    /// Those that parse. `of` says whose they are in messages, e.g. `target "x"`.
    std::vector<ReadPhrase> read_phrases(const LocatedJson& object, const char* name,
                                         const std::string& of, Vocabulary& vocabulary);

private:
    const std::string& file_;
    std::string_view bytes_;
    std::vector<Fault>& faults_;
};

/// Lower-case letters, digits and single hyphens between them.
[[nodiscard]] bool is_slug(std::string_view id);

/// The ASCII letters, lower-cased, and digits of `text`, everything between them a single hyphen: a
/// slug, or "" if nothing is left.
[[nodiscard]] std::string make_slug(std::string_view text);

}  // namespace parallax
