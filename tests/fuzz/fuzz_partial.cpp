// The reader of partial reports: what it takes can be merged and shown in every form.
#include "engine/core/input_error.hpp"
#include "engine/core/sha256.hpp"
#include "engine/partial_file.hpp"
#include "engine/report/report.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/promises/example_paths.hpp"

#include <cstddef>
#include <stdexcept>
#include <utility>

namespace parallax::fuzz {
namespace {

using test::root;
using test::styled_resources;

ReportOptions make_options() {
    ReportOptions options;
    options.version = "1.2.3";
    options.article_bytes = 0;  // the rows of the file count, not what analysing its texts gives
    options.evidence_per_cell = 2;
    return options;
}

/// The input with the digest of what follows its first line, where that names one: otherwise no
/// altered file would be read beyond it.
std::string sign(std::string_view input) {
    std::string signed_input(input);
    constexpr std::string_view member = "\"rest_sha256\":\"";
    const std::size_t line_end = input.find('\n');
    const std::size_t at = input.substr(0, line_end).rfind(member);
    if (at == std::string_view::npos || line_end == std::string_view::npos) return signed_input;
    const std::string digest = sha256_hex(input.substr(line_end + 1));
    return signed_input.replace(at + member.size(), digest.size(), digest);
}

}  // namespace

std::vector<std::string> make_partial_seeds() {
    Corpus corpus = read_corpus({(root / "reports/example/corpus").string()});
    corpus.documents.resize(4);
    Document copy = corpus.documents[1];
    copy.id = "~copy";
    corpus.documents.push_back(std::move(copy));
    corpus.rejects.push_back({{"more.jsonl", 3}, RejectReason::missing_text, "no text"});
    corpus.read = corpus.documents.size() + corpus.rejects.size();
    return {write_partial(
        make_partial_report(std::move(corpus), {}, styled_resources(), make_options()),
        styled_resources().lexicon())};
}

void feed_partial(std::string_view input) {
    const Lexicon& lexicon = styled_resources().lexicon();
    std::vector<PartialReport> parts;
    try {
        parts.push_back(read_partial(sign(input), "a.part", styled_resources()));
    } catch (const InputError& error) {
        if (error.faults().empty()) throw std::logic_error("an error without a fault");
        return;
    }
    const Report report =
        merge_partial_reports(std::move(parts), styled_resources(), make_options());
    const std::size_t shown =
        render_report_json(report, lexicon).whole.size() + render_markdown(report, lexicon).size() +
        render_profiles_csv(report, lexicon).size() +
        render_differences_csv(report, lexicon).size() + render_facts_csv(report, lexicon).size() +
        render_evidence_jsonl(report, lexicon).size();
    if (shown == 0) throw std::logic_error("a report shows nothing");
}

}  // namespace parallax::fuzz
