#pragma once

#include <cstdint>
#include <vector>

namespace parallax {

/// What the voice model sees of a word: of a word it does not know, class and ending only.
struct VoiceWord {
    std::uint32_t form = 0;  ///< hash of the normalised form, 0 for a word the model does not know
    std::uint32_t tag = 0;   ///< a rough word class, from closed lists, shape and ending
    std::uint32_t ending = 0;  ///< hash of the last three letters
    bool known = false;        ///< already worked out
};

/// What a thread remembers of the words it met, by WordId.
using VoiceWordMemo = std::vector<VoiceWord>;

}  // namespace parallax
