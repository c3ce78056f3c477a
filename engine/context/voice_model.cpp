#include "engine/context/voice_model.hpp"

#include "engine/context/eight_lanes.hpp"
#include "engine/context/voice_features.hpp"
#include "engine/core/sha256.hpp"
#include "engine/core/whole_file.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace parallax {
namespace {

/// What is kept of a key in its slot; never 0.
std::uint16_t mark_of(std::uint32_t key) {
    return static_cast<std::uint16_t>(key >> 16 == 0 ? 1 : key >> 16);
}

constexpr std::size_t seen_at_once = 8;  // slots

/// Of the next slots those that hold the mark and those that are free, a bit for each.
struct Look {
    std::uint32_t same = 0;
    std::uint32_t free = 0;
};

Look look_at(const std::uint16_t* slots, std::uint16_t mark) {
#ifdef __SSE2__
    const __m128i eight = _mm_loadu_si128(reinterpret_cast<const __m128i*>(slots));
    const __m128i same = _mm_cmpeq_epi16(eight, _mm_set1_epi16(static_cast<std::int16_t>(mark)));
    const __m128i free = _mm_cmpeq_epi16(eight, _mm_setzero_si128());
    const auto both = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(same, free)));
    return {both & 0xffU, both >> seen_at_once};
#else
    Look look;
    for (std::uint32_t at = 0; at < seen_at_once; ++at) {
        look.same |= (slots[at] == mark ? 1U : 0U) << at;
        look.free |= (slots[at] == 0 ? 1U : 0U) << at;
    }
    return look;
#endif
}

VoiceWords hash_words(const std::vector<std::string>& words) {
    std::vector<std::uint32_t> forms;
    forms.reserve(words.size());
    for (const std::string& word : words) forms.push_back(hash_form(word));
    return VoiceWords(std::move(forms));
}

}  // namespace

VoiceModel::VoiceModel(const VoiceModelParts& parts, std::string sha256)
    : words_(hash_words(parts.words)),
      moves_(parts.moves),
      speakers_(parts.speakers),
      sha256_(std::move(sha256)) {
    std::size_t size = std::size_t{1} << 16;  // so that slot and mark together tell the key
    while (size < parts.rows.size() * 2) size *= 2;
    keys_.resize(size + seen_at_once);
    lanes_.resize(size);
    mask_ = static_cast<std::uint32_t>(size - 1);
    for (const VoiceModelParts::Row& row : parts.rows) {
        std::uint32_t at = row.key & mask_;
        while (keys_[at] != 0) at = (at + 1) & mask_;
        keys_[at] = mark_of(row.key);
        lanes_[at] = row.lanes;
    }
    std::copy_n(keys_.begin(), seen_at_once, keys_.begin() + static_cast<std::ptrdiff_t>(size));
}

VoiceModel::VoiceModel(const std::filesystem::path& file)
    : VoiceModel([&] {
          const std::string bytes = read_whole_file(file);
          return VoiceModel(read_voice_model(bytes, file.generic_string()), sha256_hex(bytes));
      }()) {}

void VoiceModel::fetch(std::span<const std::uint32_t> keys) const {
    for (const std::uint32_t key : keys) __builtin_prefetch(&keys_[key & mask_]);
}

std::size_t VoiceModel::find(std::span<const std::uint32_t> keys,
                             std::span<std::uint32_t> places) const {
    std::size_t count = 0;
    for (const std::uint32_t key : keys) {
        std::uint32_t at = key & mask_;
        const std::uint16_t mark = mark_of(key);
        Look look = look_at(&keys_[at], mark);
        while ((look.same | look.free) == 0) [[unlikely]] {
                at = (at + seen_at_once) & mask_;
                look = look_at(&keys_[at], mark);
            }
        // The key's own slot lies before the first free one, or the key is not there.
        const auto first = static_cast<std::uint32_t>(std::countr_zero(look.same | look.free));
        at = (at + first) & mask_;
        places[count] = at;
        __builtin_prefetch(&lanes_[at]);
        count += look.same >> first & 1U;
    }
    return count;
}

VoiceModel::Sums VoiceModel::sum(std::span<const std::uint32_t> places) const {
    using EightBytes __attribute__((vector_size(8))) = std::int8_t;
    EightLanes sum = all_lanes(0);
    for (const std::uint32_t place : places) {
        EightBytes weights;
        std::memcpy(&weights, lanes_[place].data(), sizeof weights);
        sum += __builtin_convertvector(weights, EightLanes);
    }
    Sums sums;
    store_lanes(sum, sums);
    return sums;
}

}  // namespace parallax
