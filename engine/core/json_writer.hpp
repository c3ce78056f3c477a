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
    explicit JsonWriter(std::size_t bytes) { room_.resize(bytes); }

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
    [[nodiscard]] std::string_view text() const { return {room_.data(), used_}; }
    /// The same; the writer is empty afterwards.
    [[nodiscard]] std::string take();

private:
    /// Where the next bytes belong, with room for so many.
    char* make_room(std::size_t bytes) {
        if (room_.size() - used_ < bytes) grow(bytes);
        return room_.data() + used_;
    }
    void grow(std::size_t bytes);
    void put(char byte) {
        *make_room(1) = byte;
        ++used_;
    }
    void separate();
    void put_string(std::string_view text);

    std::string room_;  ///< longer than what is written, so that a piece needs no call to grow
    std::size_t used_ = 0;
    std::vector<char> has_element_;  ///< of each open value: 1 once it holds something
    bool after_key_ = false;
};

}  // namespace parallax
