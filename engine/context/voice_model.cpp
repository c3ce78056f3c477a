#include "engine/context/voice_model.hpp"

#include "engine/context/voice_features.hpp"
#include "engine/core/sha256.hpp"
#include "engine/core/whole_file.hpp"

#include <utility>

namespace parallax {
namespace {

/// What is kept of a key in its slot; never 0.
std::uint16_t mark_of(std::uint32_t key) {
    return static_cast<std::uint16_t>(key >> 16 == 0 ? 1 : key >> 16);
}

VoiceWords hash_words(const std::vector<std::string>& words) {
    std::vector<std::uint32_t> forms;
    forms.reserve(words.size());
    for (const std::string& word : words) forms.push_back(hash_form(word));
    return VoiceWords(std::move(forms));
}

}  // namespace

VoiceModel::VoiceModel(const VoiceModelParts& parts, std::string sha256)
    : words_(hash_words(parts.words)), moves_(parts.moves), sha256_(std::move(sha256)) {
    std::size_t size = std::size_t{1} << 16;  // so that slot and mark together tell the key
    while (size < parts.rows.size() * 2) size *= 2;
    keys_.resize(size);
    lanes_.resize(size);
    mask_ = static_cast<std::uint32_t>(size - 1);
    for (const VoiceModelParts::Row& row : parts.rows) {
        std::uint32_t at = row.key & mask_;
        while (keys_[at] != 0) at = (at + 1) & mask_;
        keys_[at] = mark_of(row.key);
        lanes_[at] = row.lanes;
    }
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
        while (keys_[at] != mark && keys_[at] != 0) at = (at + 1) & mask_;
        places[count] = at;
        __builtin_prefetch(&lanes_[at]);
        count += keys_[at] == mark ? 1 : 0;
    }
    return count;
}

VoiceModel::Sums VoiceModel::sum(std::span<const std::uint32_t> places) const {
    Sums sums{};
    for (const std::uint32_t place : places) {
        const VoiceLanes& lanes = lanes_[place];
        for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
            sums[lane] = static_cast<std::int16_t>(sums[lane] + lanes[lane]);
        }
    }
    return sums;
}

}  // namespace parallax
