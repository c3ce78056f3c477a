#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax {

/// `text` as a JSON string with its quotation marks; other bytes than `"`, `\` and controls stay.
void append_json_string(std::string& out, std::string_view text);

/// Shortest decimal that reads back as the same double; "null" if it is not finite.
void append_json_number(std::string& out, double value);

/// Writes one JSON value piece by piece into a string, placing commas itself. For the line
/// formats, where a DOM would cost more than the analysis; everything else uses nlohmann/json.
class JsonWriter {
public:
    JsonWriter() = default;
    /// With room for about so many bytes.
    explicit JsonWriter(std::size_t bytes) { text_.reserve(bytes); }

    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);
    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(double number);
    JsonWriter& value(std::uint64_t number);
    JsonWriter& value(std::uint32_t number) { return value(std::uint64_t{number}); }
    JsonWriter& value(bool truth);
    JsonWriter& null();

    /// The text written so far; complete once every begin has met its end.
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    void separate();

    std::string text_;
    std::vector<char> has_element_;  ///< of each open value: 1 once it holds something
    bool after_key_ = false;
};

}  // namespace parallax
