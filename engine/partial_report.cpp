#include "engine/partial_report.hpp"

#include "engine/core/input_error.hpp"
#include "engine/corpus/claimed_contents.hpp"
#include "engine/corpus/claimed_ids.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <limits>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

/// The record without its text.
PartialRecord describe_record(const Document& document, RecordFate fate) {
    PartialRecord record;
    record.key = content_key(document);
    record.bytes = document.title.size() + document.text.size();
    record.fate = fate;
    // Copying all and dropping the text would hold each text twice.
    Document& without_text = record.document;
    without_text.id = document.id;
    without_text.outlet = document.outlet;
    without_text.title = document.title;
    without_text.date = document.date;
    without_text.url = document.url;
    without_text.event = document.event;
    without_text.lang = document.lang;
    without_text.origin = document.origin;
    return record;
}

/// Parts of a corpus on their way to being one.
class PartMerger {
public:
    PartMerger(std::vector<PartialReport> parts, ReportOptions options)
        : parts_(std::move(parts)), options_(std::move(options)) {
        for (PartialReport& part : parts_) {
            std::move(part.manifest.inputs.begin(), part.manifest.inputs.end(),
                      std::back_inserter(inputs_));
            for (PartialRecord& record : part.records) records_.push_back(&record);
        }
        settle_records();
        settle_reader_rejects();
        settle_fates();
    }

    Report merge(const Resources& resources, const Progress& progress) && {
        options_.left_out = left_out_;
        if (bytes_ <= options_.article_bytes && !options_.excerpts_only) {
            return show_whole(resources, progress);
        }
        return make_report(take_material(), resources, options_);
    }

private:
    /// Of records with one id, over all parts, one stays.
    void settle_records() {
        std::vector<IdClaim> claims;
        claims.reserve(records_.size());
        for (const PartialRecord* record : records_) {
            const Document& document = record->document;
            claims.push_back({document.id, document.url, document.lang, &document.origin});
        }
        kept_ = settle_ids(claims, [&](std::size_t claim) { return records_[claim]->key; });
        for (std::size_t i = 0; i < kept_.size(); ++i) {
            if (kept_[i] == i) continue;
            rejects_.push_back({records_[i]->document.origin, RejectReason::duplicate_id,
                                describe_kept(kept_[i])});
        }
    }

    [[nodiscard]] std::string describe_kept(std::size_t record) const {
        const Document& document = records_[record]->document;
        return describe_duplicate_id(document.id, document.origin);
    }

    /// Rejects of the reader stay; one whose id was taken in its own part names the record that
    /// stays of the whole.
    void settle_reader_rejects() {
        std::size_t first = 0;
        for (PartialReport& part : parts_) {
            std::unordered_set<std::string_view> taken;
            for (const Reject& reject : part.rejects) {
                if (reject.reason == RejectReason::duplicate_id) taken.insert(reject.message);
            }
            std::unordered_map<std::string, std::string> now;
            for (std::size_t i = first; !taken.empty() && i < first + part.records.size(); ++i) {
                std::string message = describe_kept(i);
                if (taken.contains(message)) now[std::move(message)] = describe_kept(kept_[i]);
            }
            for (const Reject& reject : part.rejects) {
                rejects_.push_back(reject);
                const auto found = now.find(reject.message);
                if (reject.reason == RejectReason::duplicate_id && found != now.end()) {
                    rejects_.back().message = found->second;
                }
            }
            first += part.records.size();
        }
    }

    void settle_fates() {
        std::vector<std::size_t> documents;
        for (std::size_t i = 0; i < records_.size(); ++i) {
            if (kept_[i] != i) continue;
            const PartialRecord& record = *records_[i];
            if (record.fate == RecordFate::left_out) {
                ++left_out_;
                continue;
            }
            bytes_ += record.bytes;
            if (record.fate == RecordFate::language) {
                rejects_.push_back(
                    {record.document.origin, RejectReason::language, record.message});
            } else {
                documents.push_back(i);
            }
        }
        std::vector<ContentClaim> claims;
        for (const std::size_t i : documents) {
            const PartialRecord& one = *records_[i];
            claims.push_back({one.key, one.document.id, one.document.url});
        }
        const std::vector<std::size_t> kept = settle_contents(claims);
        for (std::size_t at = 0; at < kept.size(); ++at) {
            if (kept[at] == at) {
                analysed_.push_back(documents[at]);
            } else {
                rejects_.push_back(
                    reject_copy(records_[documents[at]]->document.origin, claims[kept[at]].id));
            }
        }
        std::sort(analysed_.begin(), analysed_.end(), [&](std::size_t a, std::size_t b) {
            return records_[a]->key < records_[b]->key;
        });
    }

    /// The documents that are analysed, by key, with their texts: which another record of the same
    /// content may hold.
    std::vector<Document> take_documents() {
        std::unordered_map<std::string_view, std::string*> texts;
        for (PartialRecord* record : records_) {
            if (record->fate == RecordFate::analysed) {
                texts.emplace(record->key, &record->document.text);
            }
        }
        std::vector<Document> documents;
        for (const std::size_t i : analysed_) {
            std::string text = std::move(*texts.at(records_[i]->key));
            Document& document = documents.emplace_back(std::move(records_[i]->document));
            document.text = std::move(text);
        }
        return documents;
    }

    /// A small corpus is shown with its articles, which are marked as only analysing can mark them.
    Report show_whole(const Resources& resources, const Progress& progress) {
        Corpus corpus;
        corpus.documents = take_documents();
        corpus.rejects = std::move(rejects_);
        corpus.inputs = std::move(inputs_);
        corpus.read = corpus.documents.size() + corpus.rejects.size();
        options_.article_bytes = std::numeric_limits<std::size_t>::max();
        return make_report(std::move(corpus), resources, options_, progress);
    }

    ReportMaterial take_material() {
        std::unordered_map<std::string_view, const PartialRecord*> records;
        for (const std::size_t i : analysed_) records.emplace(records_[i]->key, records_[i]);

        ReportMaterial material;
        material.styles.resize(parts_.empty() ? 0 : parts_.front().styles.size());
        const auto take = [&](auto& from, auto& into) {
            for (auto& one : from) {
                if (records.contains(one.key)) into.push_back(std::move(one));
            }
            from = {};
        };
        std::unordered_set<std::string> rows;
        for (PartialReport& part : parts_) {
            for (DocumentRow& row : part.table.rows) {
                const auto found = records.find(row.key);
                if (found == records.end() || !rows.insert(row.key).second) continue;
                row.id = found->second->document.id;
                row.url = found->second->document.url;
                material.rows.push_back(std::move(row));
            }
            part.table.rows = {};
            take(part.table.evidence, material.evidence);
            take(part.table.traces, material.traces);
            take(part.table.harms, material.harms);
            take(part.table.facts, material.facts);
            for (std::size_t s = 0; s < part.styles.size(); ++s) {
                take(part.styles[s], material.styles[s]);
            }
        }
        material.documents = take_documents();
        material.rejects = std::move(rejects_);
        material.inputs = std::move(inputs_);
        material.read = material.rows.size() + material.rejects.size();
        return material;
    }

    std::vector<PartialReport> parts_;
    ReportOptions options_;
    std::vector<InputFile> inputs_;
    std::vector<PartialRecord*> records_;  ///< of all parts, into parts_
    std::vector<std::size_t> kept_;        ///< of a record: the one that stays of those with its id
    std::vector<Reject> rejects_;
    std::vector<std::size_t> analysed_;  ///< indices into records_, by key
    std::uint64_t bytes_ = 0;            ///< of all that would have been read for analysis
    std::uint64_t left_out_ = 0;
};

}  // namespace

std::string_view name_of(RecordFate fate) {
    switch (fate) {
        case RecordFate::analysed:
            return "analysed";
        case RecordFate::copy:
            return "copy";
        case RecordFate::language:
            return "language";
        case RecordFate::left_out:
            return "left_out";
    }
    return "";
}

PartialReport make_partial_report(Corpus corpus, const std::vector<Document>& left_out,
                                  const Resources& resources, const ReportOptions& options,
                                  const Progress& progress) {
    assert(!options.collapse_shared);
    PartialReport partial;
    partial.manifest = describe_run(resources, options);
    partial.manifest.lexicons.clear();
    partial.manifest.left_out = 0;
    partial.lexicon_sha256 = resources.lexicon().sha256();
    partial.rejects = corpus.rejects;
    sort_rejects(partial.rejects);
    for (const Document& document : left_out) {
        partial.records.push_back(describe_record(document, RecordFate::left_out));
    }
    for (const Document& document : corpus.documents) {
        partial.records.push_back(describe_record(document, RecordFate::copy));
    }
    std::sort(partial.records.begin(), partial.records.end(),
              [](const PartialRecord& a, const PartialRecord& b) {
                  return a.document.id < b.document.id;
              });

    ReportOptions without_articles = options;
    without_articles.article_bytes = 0;
    ReportMaterial material =
        analyse_corpus(std::move(corpus), resources, without_articles, progress);
    std::unordered_map<std::string_view, Document*> analysed;
    for (Document& document : material.documents) analysed.emplace(document.id, &document);
    std::map<std::pair<std::string_view, std::uint64_t>, const Reject*> in_other_language;
    for (const Reject& reject : material.rejects) {
        if (reject.reason == RejectReason::language)
            in_other_language[{reject.origin.file, reject.origin.line}] = &reject;
    }
    for (PartialRecord& record : partial.records) {
        if (record.fate == RecordFate::left_out) continue;
        const Origin& origin = record.document.origin;
        if (const auto found = analysed.find(record.document.id); found != analysed.end()) {
            record.fate = RecordFate::analysed;
            record.document.text = std::move(found->second->text);
        } else if (const auto other = in_other_language.find({origin.file, origin.line});
                   other != in_other_language.end()) {
            record.fate = RecordFate::language;
            record.message = other->second->message;
        }
    }
    partial.manifest.inputs = std::move(material.inputs);
    sort_inputs(partial.manifest.inputs);
    partial.styles = std::move(material.styles);
    for (std::vector<StyleFindings>& findings : partial.styles) {
        std::erase_if(findings, [](const StyleFindings& one) { return one.counts.empty(); });
        std::sort(findings.begin(), findings.end(),
                  [](const StyleFindings& a, const StyleFindings& b) { return a.key < b.key; });
    }
    partial.table = make_table(std::move(material.rows), std::move(material.evidence), options.seed,
                               std::numeric_limits<std::size_t>::max(), std::move(material.traces),
                               std::move(material.harms), std::move(material.facts));
    return partial;
}

std::vector<Reject> list_rejects(const PartialReport& partial) {
    std::vector<Reject> rejects = partial.rejects;
    std::unordered_map<std::string_view, std::string_view> analysed;
    for (const PartialRecord& record : partial.records) {
        if (record.fate == RecordFate::analysed) analysed[record.key] = record.document.id;
    }
    for (const PartialRecord& record : partial.records) {
        const Origin& origin = record.document.origin;
        if (record.fate == RecordFate::language) {
            rejects.push_back({origin, RejectReason::language, record.message});
        } else if (record.fate == RecordFate::copy) {
            rejects.push_back(reject_copy(origin, analysed[record.key]));
        }
    }
    sort_rejects(rejects);
    return rejects;
}

Report merge_partial_reports(std::vector<PartialReport> partials, const Resources& resources,
                             ReportOptions options, const Progress& progress) {
    return PartMerger(std::move(partials), std::move(options)).merge(resources, progress);
}

}  // namespace parallax
