#pragma once

#include "engine/model/json_reader.hpp"
#include "engine/profile/profile_table.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax {

/// Goes through a file of JSON lines and gathers the faults of all of them. What it is given must
/// outlive it.
class LineReader {
public:
    /// `lines_before` counts lines of the file ahead of `bytes`.
    LineReader(std::string_view bytes, std::string_view name, std::size_t lines_before = 0)
        : rest_(bytes), name_(name), lines_taken_(lines_before) {}

    [[nodiscard]] bool has_line() const { return !rest_.empty(); }
    [[nodiscard]] bool is_faultless() const { return faults_.empty(); }
    /// With those before.
    [[nodiscard]] std::size_t lines_taken() const { return lines_taken_; }
    /// What comes behind them.
    [[nodiscard]] std::string_view rest() const { return rest_; }

    /// Gives `read` the next line as a tree, if it is one, and keeps the faults.
    template <class Read>
    void read_line(Read read) {
        const std::size_t end = rest_.find('\n');
        JsonReader reader(name_, rest_.substr(0, end), lines_taken_);
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
        ++lines_taken_;
        if (const auto tree = reader.parse()) read(reader, *tree);
        std::vector<Fault> found = reader.take_faults();
        std::move(found.begin(), found.end(), std::back_inserter(faults_));
    }

    /// A fault of the line that was read last.
    void add_fault(std::string message) {
        faults_.push_back({std::string(name_), lines_taken_, 0, std::move(message), {}});
    }

    /// Throws InputError if there was a fault.
    void throw_if_faulty() { throw_faults(std::exchange(faults_, {})); }

private:
    std::string_view rest_;
    std::string_view name_;
    std::size_t lines_taken_;
    std::vector<Fault> faults_;
};

/// One row of a table file; after a fault parts of it are empty.
[[nodiscard]] DocumentRow read_row(JsonReader& reader, const LocatedJson& line,
                                   const Lexicon& lexicon);

/// One evidence of a table file with its rank for this seed; after a fault parts of it are empty.
[[nodiscard]] Evidence read_evidence(JsonReader& reader, const LocatedJson& line,
                                     const Lexicon& lexicon, std::uint64_t seed);

/// Notes that the value of `field` is none that is known.
void refuse_value(JsonReader& reader, const LocatedJson& object, std::string_view field);

/// The one of `values` whose name the field holds; the first after a fault.
template <class Value, std::size_t count>
[[nodiscard]] Value read_named(JsonReader& reader, const LocatedJson& object,
                               std::string_view field, const std::array<Value, count>& values) {
    const std::string name = reader.text(object, field);
    for (const Value value : values) {
        if (name == name_of(value)) return value;
    }
    refuse_value(reader, object, field);
    return values.front();
}

/// The id whose text the field holds, found by a lookup such as Lexicon::find_axis.
template <class IdType>
[[nodiscard]] IdType read_id(JsonReader& reader, const LocatedJson& object, std::string_view field,
                             const Lexicon& lexicon,
                             std::optional<IdType> (Lexicon::*find)(std::string_view) const) {
    const auto id = (lexicon.*find)(reader.text(object, field));
    if (!id) refuse_value(reader, object, field);
    return id.value_or(IdType{});
}

/// The target the object's member names, or none for null.
[[nodiscard]] std::optional<TargetId> read_target(JsonReader& reader, const LocatedJson& object,
                                                  const Lexicon& lexicon,
                                                  std::string_view field = "target");

/// [begin, end] with begin <= end.
[[nodiscard]] Span read_span(JsonReader& reader, const LocatedJson& object, std::string_view field);

/// A whole number that fits a count of a row.
[[nodiscard]] std::uint32_t read_count(JsonReader& reader, const LocatedJson& object,
                                       std::string_view field);

/// Reads a list of counts, each an object with `fields`, in the order of their keys.
template <class Count>
[[nodiscard]] std::vector<Count> read_counts(
    JsonReader& reader, const LocatedJson& row, std::string_view field,
    std::initializer_list<const char*> fields, const Lexicon& lexicon,
    Count (*read)(JsonReader&, const LocatedJson&, const Lexicon&)) {
    std::vector<Count> counts;
    for (const LocatedJson& value : reader.list(row, field)) {
        if (!reader.has_fields(value, "an entry of " + std::string(field), fields)) continue;
        const bool was_faultless = reader.is_faultless();
        counts.push_back(read(reader, value, lexicon));
        const bool is_in_order =
            counts.size() == 1 || key_of(counts[counts.size() - 2]) < key_of(counts.back());
        if (was_faultless && reader.is_faultless() && !is_in_order)
            reader.add_fault(value, std::string(field) + " is out of order or repeated here");
    }
    return counts;
}

/// Whether the text is a SHA-256 as content_key writes it.
[[nodiscard]] bool is_content_key(std::string_view key);

/// Reverses write_place: the span must lie in its sentence, the text be as long as that.
template <class AnyEvidence>
void read_place(JsonReader& reader, const LocatedJson& line, AnyEvidence& evidence) {
    evidence.key = reader.text(line, "key");
    evidence.field = read_named(reader, line, "field", all_fields);
    evidence.span = read_span(reader, line, "span");
    evidence.sentence = read_span(reader, line, "sentence");
    evidence.text = reader.text(line, "text");
    if (reader.is_faultless() && !evidence.sentence.contains(evidence.span))
        reader.add_fault(*line.find("span"), "span lies outside its sentence");
    if (reader.is_faultless() && evidence.text.size() != evidence.sentence.size())
        reader.add_fault(*line.find("text"), "text is not as long as its sentence");
}

/// Reverses write_flags.
[[nodiscard]] HitFlags read_flags(JsonReader& reader, const LocatedJson& line);

/// Gives evidence whose place was read its rank for this seed.
template <class AnyEvidence>
void rank_evidence(JsonReader& reader, const LocatedJson& line, std::uint64_t seed, TermId term,
                   AnyEvidence& evidence) {
    if (is_content_key(evidence.key)) {
        evidence.rank = evidence_rank(seed, evidence.key, evidence.field, evidence.span, term);
    } else {
        reader.add_fault(*line.find("key"), "key must be 64 lower-case hexadecimal digits");
    }
}

}  // namespace parallax
