#include "engine/profile/agency_row_json.hpp"
#include "engine/profile/facts_json.hpp"
#include "engine/profile/row_reader.hpp"
#include "engine/profile/shared_trace_json.hpp"
#include "engine/profile/table_json.hpp"

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
        : lines_(lines, name, lines_before), lexicon_(lexicon), lines_before_(lines_before) {}

    ProfileTable read() {
        read_header();
        for (std::uint64_t i = 0; i < header_.rows && lines_.has_line(); ++i) read_next_row();
        for (std::uint64_t i = 0; i < header_.evidence && lines_.has_line(); ++i) {
            read_next(evidence_, &read_evidence);
        }
        for (std::uint64_t i = 0; i < header_.traces && lines_.has_line(); ++i) read_next_trace();
        for (std::uint64_t i = 0; i < header_.harms && lines_.has_line(); ++i) {
            read_next(harms_, &read_harm_evidence);
        }
        for (std::uint64_t i = 0; i < header_.facts && lines_.has_line(); ++i) read_next_facts();
        check_end();
        lines_.throw_if_faulty();
        return make_table(std::move(rows_), std::move(evidence_), header_.seed,
                          static_cast<std::size_t>(header_.evidence_per_cell), std::move(traces_),
                          std::move(harms_), std::move(facts_));
    }

private:
    /// Throws at once: after a fault here the other lines would be read with a wrong measure.
    void read_header() {
        lines_.read_line(
            [&](JsonReader& reader, const LocatedJson& line) { check_header(reader, line); });
        lines_.throw_if_faulty();
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
        lines_.read_line([&](JsonReader& reader, const LocatedJson& line) {
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
        lines_.read_line([&](JsonReader& reader, const LocatedJson& line) {
            Item evidence = read_item(reader, line, lexicon_, header_.seed);
            if (!reader.is_faultless()) return;
            if (!items.empty() && place_of(evidence) <= place_of(items.back()))
                reader.add_fault(line, "the evidence is out of order or repeated");
            if (lines_.is_faultless() && !has_row(evidence.key))
                reader.add_fault(line, "the evidence is of a document that has no row");
            items.push_back(std::move(evidence));
        });
    }

    void read_next_trace() {
        lines_.read_line([&](JsonReader& reader, const LocatedJson& line) {
            WordTrace trace = read_trace(reader, line);
            if (!reader.is_faultless()) return;
            if (!traces_.empty() && trace.key <= traces_.back().key)
                reader.add_fault(line, "the trace is out of order or repeated");
            if (lines_.is_faultless() && !has_row(trace.key))
                reader.add_fault(line, "the trace is of a document that has no row");
            traces_.push_back(std::move(trace));
        });
    }

    void read_next_facts() {
        lines_.read_line([&](JsonReader& reader, const LocatedJson& line) {
            DocumentFacts facts = read_facts(reader, line, lexicon_);
            if (!reader.is_faultless()) return;
            if (!facts_.empty() && facts.key <= facts_.back().key)
                reader.add_fault(line, "the facts are out of order or repeated");
            if (lines_.is_faultless() && !has_row(facts.key))
                reader.add_fault(line, "the facts are of a document that has no row");
            facts_.push_back(std::move(facts));
        });
    }

    [[nodiscard]] bool has_row(const std::string& key) const {
        return find_by_key(rows_, key) != nullptr;
    }

    void check_end() {
        const std::uint64_t announced = lines_before_ + header_.rows + header_.evidence +
                                        header_.traces + header_.harms + header_.facts + 1;
        if (lines_.lines_taken() < announced) {
            lines_.add_fault("the file ends after " + std::to_string(lines_.lines_taken()) +
                             " of " + std::to_string(announced) +
                             " lines; it was cut off, make it again");
        } else if (lines_.has_line()) {
            lines_.add_fault("more lines than the first line announces; make the file again");
        }
    }

    LineReader lines_;
    const Lexicon& lexicon_;
    Header header_;
    std::size_t lines_before_;
    std::vector<DocumentRow> rows_;
    std::vector<Evidence> evidence_;
    std::vector<WordTrace> traces_;
    std::vector<HarmEvidence> harms_;
    std::vector<DocumentFacts> facts_;
};

}  // namespace

ProfileTable read_table(std::string_view json_lines, std::string_view name, const Lexicon& lexicon,
                        std::size_t lines_before) {
    return TableReader(json_lines, name, lexicon, lines_before).read();
}

}  // namespace parallax
