#include "engine/profile/shared_trace_json.hpp"

#include "engine/core/json_writer.hpp"
#include "engine/profile/row_reader.hpp"

#include <charconv>
#include <limits>

namespace parallax {
namespace {

constexpr std::size_t digits = 8;

std::string to_digits(const std::vector<std::uint32_t>& words) {
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    std::string text;
    text.reserve(words.size() * digits);
    for (const std::uint32_t word : words) {
        for (unsigned shift = 32; shift > 0; shift -= 4)
            text += hexadecimal[(word >> (shift - 4)) & 15U];
    }
    return text;
}

void read_words(WordTrace& trace, JsonReader& reader, const LocatedJson& line) {
    const std::string text = reader.text(line, "words");
    bool is_sound = text.size() % digits == 0;
    for (std::size_t at = 0; is_sound && at < text.size(); at += digits) {
        const char* const end = text.data() + at + digits;
        const auto read = std::from_chars(text.data() + at, end, trace.words.emplace_back(), 16);
        is_sound = read.ec == std::errc() && read.ptr == end;
    }
    if (!is_sound) reader.add_fault(line, "the words are no row of numbers of eight digits each");
}

void read_voices(WordTrace& trace, JsonReader& reader, const LocatedJson& line) {
    for (const LocatedJson& value : reader.list(line, "voices")) {
        if (!reader.has_fields(value, "an entry of voices", {"begin", "end", "voice"})) continue;
        constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
        VoiceStretch stretch;
        stretch.begin = static_cast<std::uint32_t>(reader.whole_number(value, "begin", most));
        stretch.end = static_cast<std::uint32_t>(reader.whole_number(value, "end", most));
        stretch.voice = read_named(reader, value, "voice", all_voices);
        const std::uint32_t last = trace.voices.empty() ? 0 : trace.voices.back().end;
        if (stretch.begin < last || stretch.end <= stretch.begin ||
            stretch.end > trace.words.size()) {
            reader.add_fault(value, "the stretch is out of order or reaches behind the words");
            continue;
        }
        trace.voices.push_back(stretch);
    }
}

void read_credits(WordTrace& trace, JsonReader& reader, const LocatedJson& line) {
    for (const LocatedJson& value : reader.list(line, "credits")) {
        if (!reader.has_fields(value, "an entry of credits", {"agency", "kind", "text"})) continue;
        CreditedAgency credit;
        credit.agency = reader.text(value, "agency");
        credit.kind = read_named(reader, value, "kind", all_credit_kinds);
        credit.text = reader.text(value, "text");
        if (!trace.credits.empty() && credit.agency <= trace.credits.back().agency)
            reader.add_fault(value, "credits is out of order or repeated here");
        trace.credits.push_back(std::move(credit));
    }
}

}  // namespace

std::string write_trace(const WordTrace& trace) {
    JsonWriter out;
    out.begin_object().key("key").value(trace.key).key("words").value(to_digits(trace.words));
    out.key("voices").begin_array();
    for (const VoiceStretch& stretch : trace.voices) {
        out.begin_object().key("begin").value(stretch.begin).key("end").value(stretch.end);
        out.key("voice").value(name_of(stretch.voice)).end_object();
    }
    out.end_array().key("credits").begin_array();
    for (const CreditedAgency& credit : trace.credits) {
        out.begin_object().key("agency").value(credit.agency);
        out.key("kind").value(name_of(credit.kind)).key("text").value(credit.text).end_object();
    }
    out.end_array().end_object();
    return out.take();
}

WordTrace read_trace(JsonReader& reader, const LocatedJson& line) {
    WordTrace trace;
    if (!reader.has_fields(line, "a trace", {"key", "words", "voices", "credits"})) return trace;
    trace.key = reader.text(line, "key");
    if (!is_content_key(trace.key)) refuse_value(reader, line, "key");
    read_words(trace, reader, line);
    read_voices(trace, reader, line);
    read_credits(trace, reader, line);
    return trace;
}

}  // namespace parallax
