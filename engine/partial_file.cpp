#include "engine/partial_file.hpp"

#include "engine/core/sha256.hpp"
#include "engine/model/json_reader.hpp"
#include "engine/profile/row_reader.hpp"
#include "engine/profile/row_writer.hpp"
#include "engine/profile/table_json.hpp"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

namespace parallax {
namespace {

constexpr std::uint64_t most_lines = std::uint64_t{1} << 40U;
constexpr std::uint64_t most_rules = std::numeric_limits<std::uint32_t>::max();

constexpr std::array all_reject_reasons{
    RejectReason::invalid_json,      RejectReason::duplicate_key,  RejectReason::missing_outlet,
    RejectReason::missing_text,      RejectReason::empty_text,     RejectReason::invalid_utf8,
    RejectReason::duplicate_id,      RejectReason::near_duplicate, RejectReason::impossible_date,
    RejectReason::duplicate_content, RejectReason::language,       RejectReason::wrong_type,
    RejectReason::malformed_row,     RejectReason::missing_file,   RejectReason::truncated,
    RejectReason::too_long,          RejectReason::missing_label,  RejectReason::wrong_label};

using NamedValues = std::vector<std::pair<std::string, std::string>>;

void write_named(JsonWriter& out, std::string_view member, const char* second,
                 const NamedValues& values) {
    out.key(member).begin_array();
    for (const auto& [name, value] : values) {
        out.begin_object().key("name").value(name).key(second).value(value).end_object();
    }
    out.end_array();
}

std::uint64_t count_styles(const PartialReport& partial) {
    std::uint64_t count = 0;
    for (const auto& findings : partial.styles) count += findings.size();
    return count;
}

/// `rest` is all that follows the header.
std::string write_header(const PartialReport& partial, std::string_view rest) {
    const Manifest& manifest = partial.manifest;
    JsonWriter out;
    out.begin_object().key("format").value("parallax-partial/1");
    out.key("version").value(manifest.version);
    write_named(out, "options", "value", manifest.options);
    out.key("seed").value(manifest.seed);
    out.key("lexicon_sha256").value(partial.lexicon_sha256);
    write_named(out, "rules", "sha256", manifest.rules);
    out.key("model").begin_object().key("id").value(manifest.model_id);
    out.key("sha256").value(manifest.model_sha256).end_object();
    write_named(out, "house_styles", "sha256", manifest.house_styles);
    out.key("inputs").begin_array();
    for (const InputFile& input : manifest.inputs) {
        out.begin_object().key("name").value(input.name).key("sha256").value(input.sha256);
        out.key("bytes").value(input.bytes).end_object();
    }
    out.end_array().key("rejects").value(std::uint64_t{partial.rejects.size()});
    out.key("records").value(std::uint64_t{partial.records.size()});
    out.key("styles").value(count_styles(partial));
    out.key("rest_sha256").value(sha256_hex(rest)).end_object();
    return out.take();
}

void write_origin(JsonWriter& out, const Origin& origin) {
    out.key("file").value(origin.file).key("line").value(origin.line);
}

std::string write_reject(const Reject& reject) {
    JsonWriter out;
    out.begin_object();
    write_origin(out, reject.origin);
    out.key("reason").value(name_of(reject.reason)).key("message").value(reject.message);
    out.end_object();
    return out.take();
}

std::string write_record(const PartialRecord& record) {
    const Document& document = record.document;
    JsonWriter out;
    out.begin_object();
    write_origin(out, document.origin);
    out.key("fate").value(name_of(record.fate)).key("message").value(record.message);
    out.key("key").value(record.key).key("bytes").value(record.bytes);
    out.key("id").value(document.id).key("outlet").value(document.outlet);
    out.key("title").value(document.title).key("date").value(document.date);
    out.key("url").value(document.url).key("event").value(document.event);
    out.key("lang").value(document.lang).key("text").value(document.text).end_object();
    return out.take();
}

/// Texts are not written: they stand in the record.
std::string write_findings(std::uint64_t style, const StyleFindings& findings) {
    JsonWriter out;
    out.begin_object().key("style").value(style).key("key").value(findings.key);
    out.key("counts").begin_array();
    for (const StyleCount& count : findings.counts) {
        out.begin_object().key("rule").value(count.rule).key("uses").value(count.uses);
        out.key("breaches").value(count.breaches).end_object();
    }
    out.end_array().key("breaches").begin_array();
    for (const StyleBreach& breach : findings.breaches) {
        out.begin_object().key("field").value(name_of(breach.field));
        out.key("rule").value(breach.use.rule);
        write_span(out, "span", breach.use.span);
        write_span(out, "sentence", breach.use.sentence);
        out.key("voice").value(name_of(breach.use.voice));
        out.key("wording").value(name_of(breach.use.wording));
        if (breach.use.speaker) {
            write_span(out, "speaker", *breach.use.speaker);
        } else {
            out.key("speaker").null();
        }
        out.end_object();
    }
    out.end_array().end_object();
    return out.take();
}

/// How many lines follow the first, before the table.
struct LineCounts {
    std::uint64_t rejects = 0;
    std::uint64_t records = 0;
    std::uint64_t styles = 0;
};

/// Reads a partial report line by line and gathers the faults of all lines.
class PartialReader {
public:
    PartialReader(std::string_view bytes, std::string_view name) : lines_(bytes, name) {
        partial_.name = name;
        lines_.read_line(
            [&](JsonReader& reader, const LocatedJson& line) { read_header(reader, line); });
        lines_.throw_if_faulty();
        rest_ = lines_.rest();
    }

    PartialReport take_header() { return std::move(partial_); }

    PartialReport read(const Resources& resources) {
        for (std::uint64_t i = 0; i < counts_.rejects && lines_.has_line(); ++i) {
            lines_.read_line(
                [&](JsonReader& reader, const LocatedJson& line) { read_reject(reader, line); });
        }
        for (std::uint64_t i = 0; i < counts_.records && lines_.has_line(); ++i) {
            lines_.read_line(
                [&](JsonReader& reader, const LocatedJson& line) { read_record(reader, line); });
        }
        lines_.throw_if_faulty();
        for (const PartialRecord& record : partial_.records) {
            if (record.fate == RecordFate::analysed) by_key_[record.key] = &record.document;
        }
        for (const PartialRecord& record : partial_.records) {
            if (record.fate != RecordFate::copy || by_key_.contains(record.key)) continue;
            throw InputError(Fault{partial_.name, 0, 0,
                                   "a copy has no original among the records; make the file again",
                                   ""});
        }
        partial_.styles.resize(resources.house_styles().size());
        for (std::uint64_t i = 0; i < counts_.styles && lines_.has_line(); ++i) {
            lines_.read_line([&](JsonReader& reader, const LocatedJson& line) {
                read_findings(reader, line, resources);
            });
        }
        lines_.throw_if_faulty();
        if (!lines_.has_line()) {
            throw InputError(Fault{partial_.name, lines_.lines_taken(), 0,
                                   "the file ends before its table; it was cut off, make it again",
                                   ""});
        }
        partial_.table =
            read_table(lines_.rest(), partial_.name, resources.lexicon(), lines_.lines_taken());
        check_rows();
        check_bytes();
        return std::move(partial_);
    }

private:
    void read_header(JsonReader& reader, const LocatedJson& line) {
        const LocatedJson* const format =
            line.kind == LocatedJson::Kind::object ? line.find("format") : nullptr;
        if (format == nullptr || format->text != "parallax-partial/1") {
            reader.add_fault(format == nullptr ? line : *format,
                             "this is no partial report that can be read; the first line must name "
                             "the format \"parallax-partial/1\", which parallax report --partial "
                             "writes");
            return;
        }
        if (!reader.has_fields(
                line, "a partial report",
                {"format", "version", "options", "seed", "lexicon_sha256", "rules", "model",
                 "house_styles", "inputs", "rejects", "records", "styles", "rest_sha256"})) {
            return;
        }
        Manifest& manifest = partial_.manifest;
        manifest.version = reader.text(line, "version");
        manifest.options = read_named_values(reader, line, "options", "value");
        manifest.seed = reader.whole_number(line, "seed");
        partial_.lexicon_sha256 = reader.text(line, "lexicon_sha256");
        manifest.rules = read_named_values(reader, line, "rules", "sha256");
        const LocatedJson& model = *line.find("model");
        if (reader.has_fields(model, "model", {"id", "sha256"})) {
            manifest.model_id = reader.text(model, "id");
            manifest.model_sha256 = reader.text(model, "sha256");
        }
        manifest.house_styles = read_named_values(reader, line, "house_styles", "sha256");
        for (const LocatedJson& value : reader.list(line, "inputs")) {
            if (!reader.has_fields(value, "an input", {"name", "sha256", "bytes"})) continue;
            manifest.inputs.push_back({reader.text(value, "name"), reader.text(value, "sha256"),
                                       reader.whole_number(value, "bytes")});
        }
        counts_.rejects = reader.whole_number(line, "rejects", most_lines);
        counts_.records = reader.whole_number(line, "records", most_lines);
        counts_.styles = reader.whole_number(line, "styles", most_lines);
        rest_sha256_ = reader.text(line, "rest_sha256");
    }

    static NamedValues read_named_values(JsonReader& reader, const LocatedJson& line,
                                         std::string_view member, const char* second) {
        NamedValues values;
        for (const LocatedJson& value : reader.list(line, member)) {
            if (!reader.has_fields(value, "an entry of " + std::string(member), {"name", second}))
                continue;
            values.emplace_back(reader.text(value, "name"), reader.text(value, second));
        }
        return values;
    }

    static Origin read_origin(JsonReader& reader, const LocatedJson& line) {
        return {reader.text(line, "file"), reader.whole_number(line, "line")};
    }

    void read_reject(JsonReader& reader, const LocatedJson& line) {
        if (!reader.has_fields(line, "a reject", {"file", "line", "reason", "message"})) return;
        Reject reject;
        reject.origin = read_origin(reader, line);
        reject.reason = read_named(reader, line, "reason", all_reject_reasons);
        reject.message = reader.text(line, "message");
        partial_.rejects.push_back(std::move(reject));
    }

    void read_record(JsonReader& reader, const LocatedJson& line) {
        if (!reader.has_fields(line, "a record",
                               {"file", "line", "fate", "message", "key", "bytes", "id", "outlet",
                                "title", "date", "url", "event", "lang", "text"})) {
            return;
        }
        PartialRecord record;
        record.fate = read_named(reader, line, "fate", all_record_fates);
        record.message = reader.text(line, "message");
        record.key = reader.text(line, "key");
        record.bytes = reader.whole_number(line, "bytes");
        Document& document = record.document;
        document.origin = read_origin(reader, line);
        document.id = reader.text(line, "id");
        document.outlet = reader.text(line, "outlet");
        document.title = reader.text(line, "title");
        document.date = reader.text(line, "date");
        document.url = reader.text(line, "url");
        document.event = reader.text(line, "event");
        document.lang = reader.text(line, "lang");
        document.text = reader.text(line, "text");
        if (!reader.is_faultless()) return;
        auto& records = partial_.records;
        if (!records.empty() && document.id <= records.back().document.id)
            reader.add_fault(line, "the record is out of order or repeated");
        if (record.fate == RecordFate::analysed && content_key(document) != record.key)
            reader.add_fault(*line.find("key"), "the record was altered: this is not its key");
        records.push_back(std::move(record));
    }

    void read_findings(JsonReader& reader, const LocatedJson& line, const Resources& resources) {
        if (!reader.has_fields(line, "findings of a house style",
                               {"style", "key", "counts", "breaches"})) {
            return;
        }
        StyleFindings findings;
        findings.key = reader.text(line, "key");
        const std::uint64_t style = reader.whole_number(line, "style", most_rules);
        const auto document = by_key_.find(findings.key);
        if (style >= partial_.styles.size() || document == by_key_.end()) {
            reader.add_fault(line, "the findings are of no house style or record that is known");
            return;
        }
        const std::size_t rules = resources.house_styles()[style].style.rules.size();
        for (const LocatedJson& value : reader.list(line, "counts")) {
            if (!reader.has_fields(value, "an entry of counts", {"rule", "uses", "breaches"}))
                continue;
            findings.counts.push_back({read_rule(reader, value, rules),
                                       read_count(reader, value, "uses"),
                                       read_count(reader, value, "breaches")});
        }
        for (const LocatedJson& value : reader.list(line, "breaches")) {
            read_breach(reader, value, rules, *document->second, findings);
        }
        if (reader.is_faultless()) partial_.styles[style].push_back(std::move(findings));
    }

    static std::uint32_t read_rule(JsonReader& reader, const LocatedJson& value,
                                   std::size_t rules) {
        const std::uint64_t rule = reader.whole_number(value, "rule", most_rules);
        if (rule >= rules) reader.add_fault(value, "the house style has no such rule");
        return static_cast<std::uint32_t>(rule);
    }

    static void read_breach(JsonReader& reader, const LocatedJson& value, std::size_t rules,
                            const Document& document, StyleFindings& findings) {
        if (!reader.has_fields(
                value, "an entry of breaches",
                {"field", "rule", "span", "sentence", "voice", "wording", "speaker"})) {
            return;
        }
        StyleBreach breach;
        breach.key = findings.key;
        breach.field = read_named(reader, value, "field", all_fields);
        breach.use.rule = read_rule(reader, value, rules);
        breach.use.span = read_span(reader, value, "span");
        breach.use.sentence = read_span(reader, value, "sentence");
        breach.use.voice = read_named(reader, value, "voice", all_voices);
        breach.use.wording = read_named(reader, value, "wording", all_wordings);
        if (value.find("speaker")->kind != LocatedJson::Kind::null) {
            breach.use.speaker = read_span(reader, value, "speaker");
        }
        breach.use.is_breach = true;
        if (!reader.is_faultless()) return;
        const std::string_view bytes = field_bytes(document, breach.field);
        const auto text_of = [&](Span span) -> std::string {
            if (span.end > bytes.size()) {
                reader.add_fault(value, "the place lies outside its text");
                return "";
            }
            return std::string(slice(bytes, span));
        };
        breach.surface = text_of(breach.use.span);
        breach.sentence = text_of(breach.use.sentence);
        if (breach.use.speaker) breach.speaker = text_of(*breach.use.speaker);
        findings.breaches.push_back(std::move(breach));
    }

    /// Rows and analysed records are the same documents.
    void check_rows() const {
        const auto& rows = partial_.table.rows;
        const bool known = std::all_of(rows.begin(), rows.end(), [&](const DocumentRow& row) {
            return by_key_.contains(row.key);
        });
        if (known && rows.size() == by_key_.size()) return;
        throw InputError(Fault{partial_.name, lines_.lines_taken() + 1, 0,
                               "the rows of the table are not those of the records; make the file "
                               "again",
                               ""});
    }

    /// Last, because faults that can be named come first.
    void check_bytes() const {
        if (sha256_hex(rest_) == rest_sha256_) return;
        throw InputError(Fault{partial_.name, 0, 0,
                               "it was altered or damaged behind its first line; make it again",
                               ""});
    }

    LineReader lines_;
    std::string_view rest_;  ///< what follows the header
    std::string rest_sha256_;
    LineCounts counts_;
    PartialReport partial_;
    std::unordered_map<std::string_view, const Document*> by_key_;  ///< of the analysed records
};

}  // namespace

std::string write_partial(const PartialReport& partial, const Lexicon& lexicon) {
    std::string lines;
    for (const Reject& reject : partial.rejects) lines += write_reject(reject) + '\n';
    for (const PartialRecord& record : partial.records) lines += write_record(record) + '\n';
    for (std::size_t style = 0; style < partial.styles.size(); ++style) {
        for (const StyleFindings& findings : partial.styles[style])
            lines += write_findings(style, findings) + '\n';
    }
    lines += write_table(partial.table, lexicon);
    lines.insert(0, write_header(partial, lines) + '\n');
    return lines;
}

PartialReport read_partial_header(std::string_view bytes, std::string_view name) {
    return PartialReader(bytes, name).take_header();
}

PartialReport read_partial(std::string_view bytes, std::string_view name,
                           const Resources& resources) {
    return PartialReader(bytes, name).read(resources);
}

}  // namespace parallax
