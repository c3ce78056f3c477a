#include "engine/profile/table_json.hpp"

#include "engine/profile/agency_row_json.hpp"
#include "engine/profile/facts_json.hpp"
#include "engine/profile/row_writer.hpp"
#include "engine/profile/shared_trace_json.hpp"

namespace parallax {
namespace {

void write_axes(JsonWriter& out, const DocumentRow& row, const Lexicon& lexicon) {
    out.key("axes").begin_array();
    for (const AxisCount& count : row.axes) {
        out.begin_object().key("axis").value(lexicon.axis(count.axis).id);
        write_target(out, "target", count.target, lexicon);
        out.key("wording").value(name_of(count.wording));
        out.key("hits").value(count.hits).key("negative").value(count.negative);
        out.key("positive").value(count.positive).key("flagged").value(count.flagged);
        out.key("sum").value(count.sum).end_object();
    }
    out.end_array();
}

void write_labels(JsonWriter& out, const DocumentRow& row, const Lexicon& lexicon) {
    out.key("labels").begin_array();
    for (const LabelCount& count : row.labels) {
        out.begin_object().key("choice").value(lexicon.choice(count.choice).id);
        write_target(out, "target", count.target, lexicon);
        out.key("term").value(lexicon.term(count.term).id);
        out.key("wording").value(name_of(count.wording));
        out.key("surface").value(count.surface);
        out.key("count").value(count.count).end_object();
    }
    out.end_array();
}

void write_terms(JsonWriter& out, const DocumentRow& row, const Lexicon& lexicon) {
    out.key("terms").begin_array();
    for (const TermCount& count : row.terms) {
        out.begin_object().key("term").value(lexicon.term(count.term).id);
        write_target(out, "target", count.target, lexicon);
        out.key("wording").value(name_of(count.wording));
        out.key("hits").value(count.hits).key("on_axis").value(count.on_axis);
        out.key("plain").value(count.plain).end_object();
    }
    out.end_array();
}

void write_opportunities(JsonWriter& out, const DocumentRow& row, const Lexicon& lexicon) {
    out.key("opportunities").begin_array();
    for (const OpportunityCount& count : row.opportunities) {
        out.begin_object().key("target").value(lexicon.target(count.target).id);
        out.key("kind").value(name_of(count.kind)).key("wording").value(name_of(count.wording));
        out.key("count").value(count.count).end_object();
    }
    out.end_array();
}

void write_sources(JsonWriter& out, const DocumentRow& row, const Lexicon& lexicon) {
    out.key("sources").begin_array();
    for (const SourceCount& count : row.sources) {
        out.begin_object().key("speaker").value(count.speaker);
        write_target(out, "target", count.target, lexicon);
        out.key("voice").value(name_of(count.voice));
        out.key("endorsement").value(name_of(count.endorsement)).key("cue").value(count.cue);
        out.key("passages").value(count.passages).key("words").value(count.words).end_object();
    }
    out.end_array();
}

void write_part_numbers(JsonWriter& out, std::string_view name, const PartNumbers& numbers) {
    out.key(name).begin_array();
    for (const std::uint32_t number : numbers) out.value(number);
    out.end_array();
}

void write_parts(JsonWriter& out, const DocumentRow& row, const Lexicon& lexicon) {
    write_part_numbers(out, "part_words", row.parts.words);
    out.key("parts").begin_array();
    for (const PartCount& count : row.parts.counts) {
        out.begin_object().key("term");
        if (count.term) {
            out.value(lexicon.term(*count.term).id);
        } else {
            out.null();
        }
        write_target(out, "target", count.target, lexicon);
        out.key("wording").value(name_of(count.wording));
        write_part_numbers(out, "counts", count.counts);
        out.key("first");
        if (count.first) {
            out.value(*count.first);
        } else {
            out.null();
        }
        out.end_object();
    }
    out.end_array();
}

std::string write_row(const DocumentRow& row, const Lexicon& lexicon) {
    JsonWriter out;
    out.begin_object().key("key").value(row.key).key("id").value(row.id);
    out.key("outlet").value(row.outlet).key("event").value(row.event).key("date").value(row.date);
    out.key("title").value(row.title).key("opening").value(row.opening).key("url").value(row.url);
    out.key("words").begin_object();
    for (const Voice voice : all_voices)
        out.key(name_of(voice)).value(row.words[static_cast<std::size_t>(voice)]);
    out.end_object().key("scored_sentences").value(row.scored_sentences);
    write_axes(out, row, lexicon);
    write_labels(out, row, lexicon);
    write_terms(out, row, lexicon);
    write_opportunities(out, row, lexicon);
    write_sources(out, row, lexicon);
    write_harms(out, row, lexicon);
    write_parts(out, row, lexicon);
    out.end_object();
    return out.take();
}

std::string write_evidence(const Evidence& evidence, const Lexicon& lexicon) {
    JsonWriter out;
    out.begin_object();
    write_place(out, evidence);
    out.key("term").value(lexicon.term(evidence.term).id);
    out.key("section").value(name_of(evidence.section)).key("voice").value(name_of(evidence.voice));
    out.key("wording").value(name_of(evidence.wording));
    out.key("endorsement").value(name_of(evidence.endorsement));
    out.key("speaker").value(evidence.speaker);
    write_target(out, "target", evidence.target, lexicon);
    out.key("link").value(name_of(evidence.link));
    out.key("on_axis").value(evidence.on_axis).key("in_choice").value(evidence.in_choice);
    write_flags(out, evidence.flags);
    out.end_object();
    return out.take();
}

std::string write_header(const ProfileTable& table, const Lexicon& lexicon) {
    JsonWriter out;
    out.begin_object().key("format").value("parallax-table/1");
    out.key("lexicon_sha256").value(lexicon.sha256());
    out.key("seed").value(table.seed);
    out.key("evidence_per_cell").value(std::uint64_t{table.evidence_per_cell});
    out.key("rows").value(std::uint64_t{table.rows.size()});
    out.key("evidence").value(std::uint64_t{table.evidence.size()});
    out.key("traces").value(std::uint64_t{table.traces.size()});
    out.key("harms").value(std::uint64_t{table.harms.size()});
    out.key("facts").value(std::uint64_t{table.facts.size()}).end_object();
    return out.take();
}

}  // namespace

std::string write_table(const ProfileTable& table, const Lexicon& lexicon) {
    std::string lines = write_header(table, lexicon) + '\n';
    for (const DocumentRow& row : table.rows) lines += write_row(row, lexicon) + '\n';
    for (const Evidence& evidence : table.evidence)
        lines += write_evidence(evidence, lexicon) + '\n';
    for (const WordTrace& trace : table.traces) lines += write_trace(trace) + '\n';
    for (const HarmEvidence& evidence : table.harms)
        lines += write_harm_evidence(evidence, lexicon) + '\n';
    for (const DocumentFacts& facts : table.facts) lines += write_facts(facts, lexicon) + '\n';
    return lines;
}

}  // namespace parallax
