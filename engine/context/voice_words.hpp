#pragma once

#include "engine/context/token_view.hpp"
#include "engine/context/voice_word.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace parallax {

/// The words that the model knows, as sorted hashes.
class VoiceWords {
public:
    VoiceWords() = default;
    /// In any order.
    explicit VoiceWords(std::vector<std::uint32_t> forms);

    [[nodiscard]] bool holds(std::uint32_t form) const;

private:
    std::vector<std::uint32_t> forms_;
};

/// FNV-1a, 32 bits; never 0.
[[nodiscard]] std::uint32_t hash_form(std::string_view word);

/// The word at `token`; what does not depend on the place is remembered in `memo`.
[[nodiscard]] VoiceWord see_word(const TokenView& view, std::uint32_t token,
                                 const VoiceWords& words, VoiceWordMemo& memo);

}  // namespace parallax
