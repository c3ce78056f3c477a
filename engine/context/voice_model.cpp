#include "engine/context/voice_model.hpp"

#include "engine/core/sha256.hpp"
#include "engine/core/whole_file.hpp"

#include <utility>

namespace parallax {
namespace {

VoiceWords hash_words(const std::vector<std::string>& words) {
    std::vector<std::uint32_t> forms;
    forms.reserve(words.size());
    for (const std::string& word : words) forms.push_back(hash_form(word));
    return VoiceWords(std::move(forms));
}

}  // namespace

VoiceModel::VoiceModel(const VoiceModelParts& parts, std::string sha256)
    : words_(hash_words(parts.words)), moves_(parts.moves), sha256_(std::move(sha256)) {
    std::size_t size = 16;
    while (size < parts.rows.size() * 2) size *= 2;
    slots_.resize(size);
    mask_ = static_cast<std::uint32_t>(size - 1);
    for (const VoiceModelParts::Row& row : parts.rows) {
        if (row.lanes == VoiceLanes{}) continue;
        std::uint32_t at = row.key & mask_;
        while (slots_[at].lanes != VoiceLanes{}) at = (at + 1) & mask_;
        slots_[at] = {row.key, row.lanes};
    }
}

VoiceModel::VoiceModel(const std::filesystem::path& file)
    : VoiceModel([&] {
          const std::string bytes = read_whole_file(file);
          return VoiceModel(read_voice_model(bytes, file.generic_string()), sha256_hex(bytes));
      }()) {}

VoiceModel::Sums VoiceModel::sum(std::span<const std::uint32_t> keys) const {
    Sums sums{};
    for (const std::uint32_t key : keys) {
        for (std::uint32_t at = key & mask_;; at = (at + 1) & mask_) {
            const Slot& slot = slots_[at];
            if (slot.key == key) {
                for (std::size_t lane = 0; lane < slot.lanes.size(); ++lane) {
                    sums[lane] += slot.lanes[lane];
                }
                break;
            }
            if (slot.lanes == VoiceLanes{}) break;
        }
    }
    return sums;
}

}  // namespace parallax
