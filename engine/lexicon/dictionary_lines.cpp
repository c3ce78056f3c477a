#include "engine/lexicon/dictionary_lines.hpp"

#include "engine/core/utf8.hpp"
#include "engine/lexicon/table_rows.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

namespace parallax {
namespace {

constexpr std::size_t bytes_between_counts = 1024;

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

/// Place of a byte in bytes that are not UTF-8: columns count bytes.
FilePlace raw_place(std::string_view bytes, std::size_t offset) {
    const std::string_view before = bytes.substr(0, offset);
    const std::size_t line_end = before.rfind('\n');
    const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    return {lines + 1, line_end == std::string_view::npos ? offset + 1 : offset - line_end};
}

std::string convert(const std::string& file, std::string_view bytes, const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const Converter converter(ucnv_open(encoding.c_str(), &status));
    if (U_FAILURE(status)) {
        throw InputError(
            Fault{"--encoding", 0, 0,
                  "there is no encoding " + quote_for_message(encoding) +
                      "; write a name such as windows-1252, iso-8859-2, shift_jis or utf-16",
                  ""});
    }
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
    // No encoding makes more than two units of a byte, so one call converts all.
    std::u16string units(bytes.size() * 2 + 16, u'\0');
    UChar* target = units.data();
    const char* source = bytes.data();
    ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source,
                   bytes.data() + bytes.size(), nullptr, true, &status);
    if (U_FAILURE(status)) {
        const auto offset = static_cast<std::size_t>(source - bytes.data());
        const FilePlace place = raw_place(bytes, offset == 0 ? 0 : offset - 1);
        throw InputError(Fault{file, place.line, place.column,
                               "the bytes are not " + shorten_for_message(encoding) +
                                   "; name the encoding the file was saved in",
                               ""});
    }
    units.resize(static_cast<std::size_t>(target - units.data()));
    std::string out;
    for (std::size_t at = 0; at < units.size();) {
        char32_t point = units[at++];
        if (U16_IS_LEAD(point) && at < units.size())
            point = static_cast<char32_t>(U16_GET_SUPPLEMENTARY(point, units[at++]));
        append_code_point(out, point);
    }
    return out;
}

}  // namespace

FilePlace DictionaryLine::place(std::size_t byte) const {
    return {number, count_code_points(text.substr(0, byte)) + 1};
}

Fault DictionaryLine::fault(const std::string& file, std::size_t byte, std::string message) const {
    const FilePlace here = place(byte);
    return {file, here.line, here.column, std::move(message), shorten_for_message(text)};
}

bool DictionaryLine::says_nothing() const {
    return trim_cell(text).empty() || is_comment(text);
}

bool is_comment(std::string_view text) {
    if (!text.starts_with('#')) return false;
    if (text.size() == 1) return true;
    const auto next = static_cast<unsigned char>(text[1]);
    return next < 128 && std::isalnum(next) == 0;
}

bool may_be_word(std::string_view comment) {
    return comment.size() > 1 && comment[1] != ' ' && comment[1] != '\t' && comment[1] != '#';
}

std::string describe_comment(std::string_view word) {
    return quote_for_message(word) + " begins as a comment does and is taken for one; left out";
}

std::optional<DictionaryStatement> find_statement(const DictionaryLine& line) {
    const std::string_view text = trim_cell(line.text);
    if (text.empty() || is_comment(text)) return std::nullopt;
    const auto begin = static_cast<std::size_t>(text.data() - line.text.data());
    const std::string_view indent = line.text.substr(0, begin);
    const auto tabs = std::count(indent.begin(), indent.end(), '\t');
    return DictionaryStatement{text, begin, static_cast<std::size_t>(tabs)};
}

LineIndex::LineIndex(std::string_view bytes) : bytes_(bytes), begins_{0} {
    for (std::size_t at = bytes.find('\n'); at != std::string_view::npos;
         at = bytes.find('\n', at + 1)) {
        begins_.push_back(at + 1);
    }
    std::size_t points = 0;
    for (std::size_t at = 0; at <= bytes.size(); at += bytes_between_counts) {
        points_.push_back(points);
        points += count_code_points(bytes.substr(at, bytes_between_counts));
    }
}

std::size_t LineIndex::points_before(std::size_t offset) const {
    const std::size_t count = offset / bytes_between_counts;
    const std::size_t from = count * bytes_between_counts;
    return points_[count] + count_code_points(bytes_.substr(from, offset - from));
}

FilePlace LineIndex::place_of(std::size_t offset) const {
    const auto line = std::prev(std::upper_bound(begins_.begin(), begins_.end(), offset));
    return {static_cast<std::size_t>(line - begins_.begin()) + 1,
            points_before(offset) - points_before(*line) + 1};
}

Fault LineIndex::fault(const std::string& file, std::size_t offset, std::string message) const {
    const FilePlace place = place_of(offset);
    const std::size_t begin = begins_[place.line - 1];
    // A line may be the whole file; of an excerpt only the beginning is shown.
    constexpr std::size_t enough = 1024;
    const std::size_t end = std::min(bytes_.find('\n', begin), bytes_.size());
    const std::string_view line = bytes_.substr(begin, std::min(end - begin, enough));
    return {file, place.line, place.column, std::move(message), shorten_for_message(line)};
}

std::vector<DictionaryLine> cut_lines(std::string_view bytes) {
    std::vector<DictionaryLine> lines;
    for (std::size_t begin = 0; begin < bytes.size();) {
        const std::size_t end = std::min(bytes.find_first_of("\r\n", begin), bytes.size());
        lines.push_back({lines.size() + 1, bytes.substr(begin, end - begin)});
        begin = end + (bytes.substr(end).starts_with("\r\n") ? 2 : 1);
    }
    return lines;
}

std::string decode_dictionary(const std::string& file, std::string_view bytes,
                              const std::string& encoding) {
    std::string name = encoding;
    if (name.empty() && (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")))
        name = "UTF-16";
    std::string out = name.empty() ? std::string(bytes) : convert(file, bytes, name);
    out.erase(0, mark_length(out));
    if (const auto bad = find_invalid_utf8(out)) {
        const FilePlace place = raw_place(out, *bad);
        throw InputError(Fault{file, place.line, place.column,
                               "the bytes are not UTF-8; name the encoding with --encoding, such "
                               "as windows-1252",
                               ""});
    }
    return out;
}

}  // namespace parallax
