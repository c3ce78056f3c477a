#include "engine/profile/agency_row_json.hpp"
#include "engine/profile/facts_json.hpp"
#include "engine/profile/row_reader.hpp"
#include "engine/profile/shared_trace_json.hpp"
#include "engine/profile/table_json.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

constexpr std::uint64_t most_lines = std::uint64_t{1} << 40U;

struct Header {
    std::uint64_t seed = 0;
    std::uint64_t evidence_per_cell = 0;
    std::uint64_t rows = 0;
    std::uint64_t evidence = 0;
    std::uint64_t traces = 0;
    std::uint64_t harms = 0;
    std::uint64_t facts = 0;
};

/// Reads a table file line by line and gathers the faults of all lines.
class TableReader {
public:
    TableReader(std::string_view lines, std::string_view name, const Lexicon& lexicon,
                std::size_t lines_before)
        : rest_(lines),
          name_(name),
          lexicon_(lexicon),
          lines_taken_(lines_before),
          lines_before_(lines_before) {}

    ProfileTable read() {
        read_header();
        for (std::uint64_t i = 0; i < header_.rows && has_line(); ++i) read_next_row();
        for (std::uint64_t i = 0; i < header_.evidence && has_line(); ++i) {
            read_next(evidence_, &read_evidence);
        }
        for (std::uint64_t i = 0; i < header_.traces && has_line(); ++i) read_next_trace();
        for (std::uint64_t i = 0; i < header_.harms && has_line(); ++i) {
            read_next(harms_, &read_harm_evidence);
        }
        for (std::uint64_t i = 0; i < header_.facts && has_line(); ++i) read_next_facts();
        check_end();
        throw_faults(std::move(faults_));
        return make_table(std::move(rows_), std::move(evidence_), header_.seed,
                          static_cast<std::size_t>(header_.evidence_per_cell), std::move(traces_),
                          std::move(harms_), std::move(facts_));
    }

private:
    [[nodiscard]] bool has_line() const { return !rest_.empty(); }

    std::string_view take_line() {
        const std::size_t end = rest_.find('\n');
        const std::string_view line = rest_.substr(0, end);
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
        ++lines_taken_;
        return line;
    }

    /// Gives `read` the next line as a tree, and keeps the faults.
    template <class Read>
    void read_line(Read read) {
        const std::size_t lines_before = lines_taken_;
        JsonReader reader(name_, take_line(), lines_before);
        if (const auto tree = reader.parse()) read(reader, *tree);
        std::vector<Fault> found = reader.take_faults();
        faults_.insert(faults_.end(), std::make_move_iterator(found.begin()),
                       std::make_move_iterator(found.end()));
    }

    /// Throws at once: after a fault here the other lines would be read with a wrong measure.
    void read_header() {
        read_line([&](JsonReader& reader, const LocatedJson& line) { check_header(reader, line); });
        throw_faults(std::move(faults_));
        faults_.clear();
    }

    void check_header(JsonReader& reader, const LocatedJson& line) {
        const LocatedJson* const format =
            line.kind == LocatedJson::Kind::object ? line.find("format") : nullptr;
        if (format == nullptr || format->text != "parallax-table/1") {
            reader.add_fault(format == nullptr ? line : *format,
                             "this is no table that can be read; the first line must name the "
                             "format \"parallax-table/1\"");
            return;
        }
        if (!reader.has_fields(line, "a table",
                               {"format", "lexicon_sha256", "seed", "evidence_per_cell", "rows",
                                "evidence", "traces", "harms", "facts"})) {
            return;
        }
        if (reader.text(line, "lexicon_sha256") != lexicon_.sha256()) {
            reader.add_fault(*line.find("lexicon_sha256"),
                             "the table was made with another lexicon than the one given (sha256 " +
                                 lexicon_.sha256() +
                                 "); give the same lexicon folders, or make the table again");
        }
        header_.seed = reader.whole_number(line, "seed");
        header_.evidence_per_cell = reader.whole_number(line, "evidence_per_cell");
        header_.rows = reader.whole_number(line, "rows", most_lines);
        header_.evidence = reader.whole_number(line, "evidence", most_lines);
        header_.traces = reader.whole_number(line, "traces", most_lines);
        header_.harms = reader.whole_number(line, "harms", most_lines);
        header_.facts = reader.whole_number(line, "facts", most_lines);
    }

    void read_next_row() {
        read_line([&](JsonReader& reader, const LocatedJson& line) {
            DocumentRow row = read_row(reader, line, lexicon_);
            if (!reader.is_faultless()) return;
            if (!rows_.empty() && row.key <= rows_.back().key)
                reader.add_fault(line, "the row is out of order or repeated");
            rows_.push_back(std::move(row));
        });
    }

    template <class Item>
    void read_next(std::vector<Item>& items, Item (*read_item)(JsonReader&, const LocatedJson&,
                                                               const Lexicon&, std::uint64_t)) {
        read_line([&](JsonReader& reader, const LocatedJson& line) {
            Item evidence = read_item(reader, line, lexicon_, header_.seed);
            if (!reader.is_faultless()) return;
            if (!items.empty() && place_of(evidence) <= place_of(items.back()))
                reader.add_fault(line, "the evidence is out of order or repeated");
            if (faults_.empty() && !has_row(evidence.key))
                reader.add_fault(line, "the evidence is of a document that has no row");
            items.push_back(std::move(evidence));
        });
    }

    void read_next_trace() {
        read_line([&](JsonReader& reader, const LocatedJson& line) {
            WordTrace trace = read_trace(reader, line);
            if (!reader.is_faultless()) return;
            if (!traces_.empty() && trace.key <= traces_.back().key)
                reader.add_fault(line, "the trace is out of order or repeated");
            if (faults_.empty() && !has_row(trace.key))
                reader.add_fault(line, "the trace is of a document that has no row");
            traces_.push_back(std::move(trace));
        });
    }

    void read_next_facts() {
        read_line([&](JsonReader& reader, const LocatedJson& line) {
            DocumentFacts facts = read_facts(reader, line, lexicon_);
            if (!reader.is_faultless()) return;
            if (!facts_.empty() && facts.key <= facts_.back().key)
                reader.add_fault(line, "the facts are out of order or repeated");
            if (faults_.empty() && !has_row(facts.key))
                reader.add_fault(line, "the facts are of a document that has no row");
            facts_.push_back(std::move(facts));
        });
    }

    [[nodiscard]] bool has_row(const std::string& key) const {
        return std::binary_search(
            rows_.begin(), rows_.end(), key,
            [](const auto& a, const auto& b) { return key_of(a) < key_of(b); });
    }
    static const std::string& key_of(const DocumentRow& row) { return row.key; }
    static const std::string& key_of(const std::string& key) { return key; }

    void check_end() {
        const std::uint64_t announced = lines_before_ + header_.rows + header_.evidence +
                                        header_.traces + header_.harms + header_.facts + 1;
        if (lines_taken_ < announced) {
            add_fault("the file ends after " + std::to_string(lines_taken_) + " of " +
                      std::to_string(announced) + " lines; it was cut off, make it again");
        } else if (has_line()) {
            add_fault("more lines than the first line announces; make the file again");
        }
    }

    void add_fault(std::string message) {
        faults_.push_back({std::string(name_), lines_taken_, 0, std::move(message), {}});
    }

    std::string_view rest_;
    std::string_view name_;
    const Lexicon& lexicon_;
    Header header_;
    std::size_t lines_taken_;
    std::size_t lines_before_;
    std::vector<DocumentRow> rows_;
    std::vector<Evidence> evidence_;
    std::vector<WordTrace> traces_;
    std::vector<HarmEvidence> harms_;
    std::vector<DocumentFacts> facts_;
    std::vector<Fault> faults_;
};

}  // namespace

ProfileTable read_table(std::string_view json_lines, std::string_view name, const Lexicon& lexicon,
                        std::size_t lines_before) {
    return TableReader(json_lines, name, lexicon, lines_before).read();
}

}  // namespace parallax
