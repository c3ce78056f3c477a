#include "engine/lexicon/located_json.hpp"

#include "engine/core/utf8.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

#include <nlohmann/json.hpp>

namespace parallax {
namespace {

using JsonKind = LocatedJson::Kind;
using Json = nlohmann::json;

constexpr std::size_t deepest_nesting = 64;

/// Walks the bytes and tells, through `taken`, how many the parser has asked for.
class CountingIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, std::size_t* taken) : at_(at), taken_(taken) {}

    reference operator*() const { return *at_; }
    CountingIterator& operator++() {
        ++at_;
        ++*taken_;
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
        return a.at_ == b.at_;
    }

private:
    const char* at_;
    std::size_t* taken_;
};

/// Builds LocatedJson from nlohmann's events. The parser has taken exactly the bytes of a string or
/// bracket when it reports it, and one byte more for a number.
class TreeBuilder : public nlohmann::json_sax<Json> {
public:
    TreeBuilder(const std::string& file, std::string_view bytes, const std::size_t& taken,
                std::vector<Fault>& faults)
        : file_(file), bytes_(bytes), taken_(taken), faults_(faults) {}

    LocatedJson take() { return std::move(root_); }

    bool null() override { return add(JsonKind::null, taken_ - 4, "null"); }
    bool boolean(bool value) override {
        const std::string_view written = value ? "true" : "false";
        return add(JsonKind::boolean, taken_ - written.size(), std::string(written));
    }
    bool number_integer(number_integer_t) override { return add_number(); }
    bool number_unsigned(number_unsigned_t) override { return add_number(); }
    bool number_float(number_float_t, const string_t&) override { return add_number(); }
    bool string(string_t& value) override { return add(JsonKind::string, find_mark(), value); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(JsonKind::object); }
    bool start_array(std::size_t) override { return open(JsonKind::array); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override {
        LocatedJson& object = *open_.back();
        const std::size_t offset = find_mark();
        if (object.find(name) != nullptr) {
            std::string message = "\"";
            message.append(shorten_for_message(name));
            message.append("\" is given twice in one object; keep one of them");
            faults_.push_back(make_fault(file_, bytes_, offset, std::move(message)));
        }
        object.keys.push_back({name, offset});
        return true;
    }

    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception& error) override {
        std::string_view why = error.what();
        for (const std::string_view lead : {"syntax error ", "parse error "}) {
            if (const std::size_t at = why.rfind(lead); at != std::string_view::npos) {
                why.remove_prefix(at + lead.size());
                break;
            }
        }
        const std::size_t offset = position == 0 ? 0 : std::min(position - 1, bytes_.size());
        faults_.push_back(
            make_fault(file_, bytes_, offset, "not valid JSON: " + shorten_for_message(why)));
        return false;
    }

private:
    /// Offset of the mark that opens the string whose closing mark was taken last.
    [[nodiscard]] std::size_t find_mark() const {
        std::size_t at = taken_ - 1;
        for (;;) {
            assert(at > 0);
            --at;
            if (bytes_[at] != '"') continue;
            std::size_t backslashes = 0;
            while (backslashes < at && bytes_[at - 1 - backslashes] == '\\') ++backslashes;
            if (backslashes % 2 == 0) return at;
        }
    }

    bool add_number() {
        constexpr std::string_view signs = "+-.eE0123456789";
        const auto is_part = [&](std::size_t at) {
            return signs.find(bytes_[at]) != std::string_view::npos;
        };
        std::size_t end = taken_;
        if (end > 0 && !is_part(end - 1)) --end;
        std::size_t begin = end;
        while (begin > 0 && is_part(begin - 1)) --begin;
        return add(JsonKind::number, begin, std::string(bytes_.substr(begin, end - begin)));
    }

    bool add(JsonKind kind, std::size_t offset, std::string text) {
        LocatedJson& place = open_.empty() ? root_ : open_.back()->values.emplace_back();
        place.kind = kind;
        place.offset = offset;
        place.text = std::move(text);
        return true;
    }

    bool open(JsonKind kind) {
        if (open_.size() == deepest_nesting) {
            faults_.push_back(make_fault(file_, bytes_, taken_ - 1,
                                         "nested too deep; a lexicon needs four levels"));
            return false;
        }
        add(kind, taken_ - 1, {});
        // The parent's vector does not grow while this child is open, so the pointer stays good.
        open_.push_back(open_.empty() ? &root_ : &open_.back()->values.back());
        return true;
    }

    bool close() {
        open_.pop_back();
        return true;
    }

    const std::string& file_;
    std::string_view bytes_;
    const std::size_t& taken_;
    std::vector<Fault>& faults_;
    LocatedJson root_;
    std::vector<LocatedJson*> open_;
};

}  // namespace

const LocatedJson* LocatedJson::find(std::string_view name) const {
    // A name being read has its key before its value.
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (keys[i].name == name) return &values[i];
    }
    return nullptr;
}

FilePlace place_of(std::string_view bytes, std::size_t offset) {
    const std::string_view before = bytes.substr(0, offset);
    const std::size_t last_break = before.rfind('\n');
    std::size_t begin = last_break == std::string_view::npos ? 0 : last_break + 1;
    if (begin == 0) begin = mark_length(before);
    const auto breaks = std::count(before.begin(), before.end(), '\n');
    return {static_cast<std::size_t>(breaks) + 1, count_code_points(before.substr(begin)) + 1};
}

Fault make_fault(const std::string& file, std::string_view bytes, std::size_t offset,
                 std::string message) {
    const FilePlace place = place_of(bytes, offset);
    const std::size_t last_break = bytes.substr(0, offset).rfind('\n');
    const std::size_t begin = last_break == std::string_view::npos ? 0 : last_break + 1;
    const std::string_view line = bytes.substr(begin, bytes.find('\n', begin) - begin);
    return {file, place.line, place.column, std::move(message), shorten_for_message(line)};
}

std::optional<LocatedJson> parse_located_json(const std::string& file, std::string_view bytes,
                                              std::vector<Fault>& faults) {
    if (const auto bad = find_invalid_utf8(bytes)) {
        faults.push_back(
            make_fault(file, bytes, *bad, "the bytes are not UTF-8; save the file as UTF-8"));
        return std::nullopt;
    }
    const std::size_t faults_before = faults.size();
    std::size_t taken = 0;
    TreeBuilder builder(file, bytes, taken, faults);
    const CountingIterator begin(bytes.data(), &taken);
    const CountingIterator end(bytes.data() + bytes.size(), &taken);
    Json::sax_parse(begin, end, &builder);
    if (faults.size() > faults_before) return std::nullopt;
    return builder.take();
}

}  // namespace parallax
