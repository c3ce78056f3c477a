#pragma once

#include "engine/lexicon/lexicon.hpp"
#include "engine/numeric/intervals.hpp"

#include <optional>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

namespace parallax {

/// What the files of this room that write JSON by nlohmann's library have in common. Not installed.
using Json = nlohmann::ordered_json;

/// Compact; malformed UTF-8 becomes the replacement character.
[[nodiscard]] inline std::string dump(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// A list of JSON objects as text. Each is written when it is made: as trees, those of a large
/// report would take ten times the room.
class ObjectList {
public:
    void add(const Json& object) {
        text_ += text_.size() > 1 ? "," : "";
        text_ += dump(object);
    }
    [[nodiscard]] std::string take() { return std::move(text_) + "]"; }

private:
    std::string text_ = "[";
};

[[nodiscard]] inline Json text_or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

template <class Number>
[[nodiscard]] Json to_json(const std::optional<Number>& number) {
    return number ? Json(*number) : Json(nullptr);
}

[[nodiscard]] inline Json to_json(const std::optional<Interval>& interval) {
    if (!interval) return nullptr;
    return {{"low", interval->low}, {"high", interval->high}, {"level", interval->level}};
}

/// The target's id.
[[nodiscard]] inline Json target_json(const std::optional<TargetId>& target,
                                      const Lexicon& lexicon) {
    return target ? Json(lexicon.target(*target).id) : Json(nullptr);
}

}  // namespace parallax
