#include "engine/context/place_voice.hpp"
#include "engine/core/json_writer.hpp"
#include "engine/core/utf8.hpp"
#include "engine/report/line_parts.hpp"
#include "engine/report/lines.hpp"
#include "engine/report/terminal_text.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

namespace parallax {

namespace {

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The last `count` code points.
std::string_view last_code_points(std::string_view text, std::size_t count) {
    std::size_t begin = text.size();
    while (begin > 0 && count > 0) {
        --begin;
        if (!is_continuation(text[begin])) {
            --count;
        }
    }
    return text.substr(begin);
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
    std::size_t end = 0;
    while (end < text.size()) {
        if (!is_continuation(text[end]) && count-- == 0) {
            break;
        }
        ++end;
    }
    return text.substr(0, end);
}

/// Sets voice, wording and speaker of a line whose span is known.
void attribute(ConcordanceLine& line, std::string_view bytes, const Annotation& annotation,
               TokenRange tokens) {
    const PlaceVoice place = find_place_voice(annotation, tokens);
    line.voice = place.voice;
    line.wording = place.wording;
    if (place.passage == nullptr) {
        return;
    }
    line.speaker =
        place.passage->speaker ? slice(bytes, *place.passage->speaker) : std::string_view();
    for (const OuterVoice& outer : place.passage->chain) {
        if (outer.speaker) {
            line.chain.emplace_back(slice(bytes, *outer.speaker));
        }
    }
}

}  // namespace

std::vector<ConcordanceLine> make_concordance(const AnalysedDocument& analysed, Field field,
                                              std::span<const TokenRange> matches,
                                              std::size_t context) {
    const std::string_view bytes = analysed.bytes(field);
    const std::vector<Token>& tokens = analysed.parsed(field).tokens;
    std::vector<ConcordanceLine> lines;
    lines.reserve(matches.size());
    for (const TokenRange match : matches) {
        assert(!match.empty() && match.end <= tokens.size());
        ConcordanceLine line;
        line.span = {tokens[match.begin].begin, tokens[match.end - 1].end};
        line.before = last_code_points(bytes.substr(0, line.span.begin), context);
        line.match = slice(bytes, line.span);
        line.after = first_code_points(bytes.substr(line.span.end), context);
        line.outlet = analysed.document.outlet;
        line.document = analysed.document.id;
        line.field = field;
        attribute(line, bytes, analysed.annotation(field), match);
        lines.push_back(std::move(line));
    }
    return lines;
}

std::string render_concordance(std::span<const ConcordanceLine> lines, std::size_t context) {
    constexpr std::size_t widest_outlet = 28;
    constexpr std::size_t voice_width = 8;
    constexpr std::size_t wording_width = 9;
    std::size_t match_width = 0;
    std::size_t outlet_width = 0;
    for (const ConcordanceLine& line : lines) {
        match_width = std::max(match_width, count_code_points(terminal_text(line.match)));
        outlet_width = std::max(outlet_width, count_code_points(terminal_text(line.outlet)));
    }
    outlet_width = std::min(outlet_width, widest_outlet);
    std::string out;
    for (const ConcordanceLine& line : lines) {
        const std::string outlet(first_code_points(terminal_text(line.outlet), outlet_width));
        out += pad_left(terminal_text(line.before), context) + " [";
        out += pad_right(terminal_text(line.match) + "] " + terminal_text(line.after),
                         match_width + context + 2);
        out += "  " + pad_right(outlet, outlet_width);
        out += "  " + pad_right(std::string(name_of(line.voice)), voice_width);
        out += "  " + pad_right(std::string(name_of(line.wording)), wording_width);
        out += fmt::format("  {} {}:{}-{}", terminal_text(line.document), name_of(line.field),
                           line.span.begin, line.span.end);
        if (!line.speaker.empty()) {
            out += "  speaker: " + terminal_text(line.speaker);
        }
        for (const std::string& outer : line.chain) {
            out += (line.speaker.empty() && &outer == &line.chain.front() ? "  through "
                                                                          : ", through ") +
                   terminal_text(outer);
        }
        out += '\n';
    }
    return out;
}

std::string render_concordance_jsonl(std::span<const ConcordanceLine> lines) {
    std::string out;
    for (const ConcordanceLine& line : lines) {
        JsonWriter json;
        json.begin_object();
        json.key("outlet").value(line.outlet).key("document").value(line.document);
        json.key("field").value(name_of(line.field));
        write_offsets(json, line.span);
        json.key("voice").value(name_of(line.voice)).key("wording").value(name_of(line.wording));
        json.key("speaker");
        write_text_or_null(json, line.speaker);
        json.key("chain").begin_array();
        for (const std::string& outer : line.chain) {
            json.value(outer);
        }
        json.end_array();
        json.key("before").value(line.before).key("match").value(line.match);
        json.key("after").value(line.after).end_object();
        out += json.take() + "\n";
    }
    return out;
}

}  // namespace parallax
