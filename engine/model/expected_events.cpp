#include "engine/model/expected_events.hpp"

#include <cmath>
#include <cstddef>

namespace parallax {

ExpectedEvents::ExpectedEvents(const PhraseTexts& texts) : classes_(texts.classes.size()) {
    std::vector<std::map<std::uint32_t, std::uint32_t>> told(texts.events);  // class: texts
    std::vector<std::uint32_t> all(classes_.size(), 0);
    for (const PhraseText& text : texts.texts) {
        ++told[text.event][text.class_index];
        ++all[text.class_index];
    }
    for (const auto& by_class : told) {
        for (const auto& [class_index, count] : by_class) {
            const double share = static_cast<double>(count) / all[class_index];
            if (by_class.size() == 1) {
                ++classes_[class_index].alone[share];
            } else {
                classes_[class_index].shared.push_back(
                    {static_cast<std::uint32_t>(missed_.size()), std::log1p(-share)});
            }
        }
        if (by_class.size() > 1) missed_.push_back(0.0);
    }
}

double ExpectedEvents::of(std::span<const std::uint32_t> drawn) {
    double events = 0.0;
    touched_.clear();
    for (std::size_t c = 0; c < classes_.size(); ++c) {
        if (drawn[c] == 0) continue;
        const auto times = static_cast<double>(drawn[c]);
        OfClass& one = classes_[c];
        const auto [at, is_new] = one.alone_expected.try_emplace(drawn[c], 0.0);
        if (is_new) {
            for (const auto& [share, count] : one.alone)
                at->second += count * -std::expm1(times * std::log1p(-share));
        }
        events += at->second;
        for (const Shared& shared : one.shared) {
            if (missed_[shared.event] == 0.0) touched_.push_back(shared.event);
            missed_[shared.event] += times * shared.log_missed;
        }
    }
    for (const std::uint32_t event : touched_) {
        events -= std::expm1(missed_[event]);
        missed_[event] = 0.0;
    }
    return events;
}

}  // namespace parallax
