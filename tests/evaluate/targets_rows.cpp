#include "tests/evaluate/targets_rows.hpp"

#include "engine/core/whole_file.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include <nlohmann/json.hpp>

namespace parallax::targets {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& record, const char* name) {
    const auto found = record.find(name);
    if (found == record.end()) return {};
    if (found->is_string()) return found->get<std::string>();
    return found->is_number_integer() ? std::to_string(found->get<long long>()) : std::string{};
}

long long number_of(const Json& record, const char* name) {
    const auto found = record.find(name);
    return found != record.end() && found->is_number() ? found->get<long long>() : -1;
}

/// Byte offset of the code point with this number, or the text's size.
std::size_t byte_of(std::string_view text, long long code_point) {
    long long seen = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool starts = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
        if (starts && seen++ == code_point) return at;
    }
    return text.size();
}

/// Where the mention stands: by its offsets, else the place of its words nearest to them.
Span place_mention(const std::string& text, long long from, long long to,
                   const std::string& mention) {
    const std::size_t begin = from < 0 ? 0 : byte_of(text, from);
    const std::size_t end = to < 0 ? begin : byte_of(text, to);
    const auto span = [](std::size_t a, std::size_t b) {
        return Span{static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b)};
    };
    if (begin < end && (mention.empty() || text.compare(begin, end - begin, mention) == 0)) {
        return span(begin, end);
    }
    std::size_t best = std::string::npos;
    for (std::size_t at = mention.empty() ? std::string::npos : text.find(mention);
         at != std::string::npos; at = text.find(mention, at + 1)) {
        const auto gap = [&](std::size_t x) { return x > begin ? x - begin : begin - x; };
        if (best == std::string::npos || gap(at) < gap(best)) best = at;
    }
    if (best != std::string::npos) return span(best, best + mention.size());
    return begin < end ? span(begin, end) : Span{};
}

/// "polusa_12_34_5_…" → "polusa_12_34": source and article, less sentence and mention.
std::string article_of(const std::string& sentence_id, const std::string& text) {
    std::size_t at = 0;
    for (int parts = 0; parts < 3 && at != std::string::npos; ++parts) {
        at = sentence_id.find('_', at == 0 ? 0 : at + 1);
    }
    if (sentence_id.empty()) return text;
    return sentence_id.substr(0, at);
}

}  // namespace

std::vector<Row> read_rows(const std::filesystem::path& file, std::size_t& skipped) {
    std::vector<Row> rows;
    skipped = 0;
    const std::string bytes = read_whole_file(file);
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        const Json record = Json::parse(line, nullptr, false);
        if (!record.is_object() || text_of(record, "sentence").empty()) {
            ++skipped;
            continue;
        }
        Row row;
        row.id = text_of(record, "id");
        row.sentence_id = text_of(record, "sentence_id");
        row.text = text_of(record, "sentence");
        row.article = article_of(row.sentence_id.empty() ? row.id : row.sentence_id, row.text);
        row.mention = place_mention(row.text, number_of(record, "from"), number_of(record, "to"),
                                    text_of(record, "mention"));
        if (const auto further = record.find("further_mentions");
            further != record.end() && further->is_array()) {
            for (const Json& place : *further) {
                if (!place.is_object()) continue;
                row.further.push_back(place_mention(row.text, number_of(place, "from"),
                                                    number_of(place, "to"),
                                                    text_of(place, "mention")));
            }
        }
        const std::string polarity = text_of(record, "polarity");
        row.polarity = polarity == "negative" || polarity == "-1"  ? negative
                       : polarity == "neutral" || polarity == "0"  ? neutral
                       : polarity == "positive" || polarity == "1" ? positive
                                                                   : -1;
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace parallax::targets
