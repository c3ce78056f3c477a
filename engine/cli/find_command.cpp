#include "engine/cli/analyse_lines.hpp"
#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/home.hpp"
#include "engine/cli/line_output.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/plural.hpp"
#include "engine/lexicon/phrase_matcher.hpp"
#include "engine/report/lines.hpp"

#include <charconv>
#include <deque>
#include <iterator>
#include <map>
#include <mutex>
#include <utility>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace po = boost::program_options;

constexpr CommandPage find_page{
    "find", "PHRASE CORPUS… [options]",
    "Prints every place where the phrase stands, with what surrounds it, the outlet, the voice "
    "(whose claim), the wording (whose words) and the speaker. The phrase is written as in a "
    "lexicon: * at a word's end is any ending, {a|b} are alternatives, ^Word is exact case.",
    "parallax find '{terror*|militant} group*' articles.jsonl"};

constexpr std::uint64_t most_context = 1000;

struct FindCommand {
    AnalysisOptions analysis;
    std::string phrase;
    std::string format = "text";
    std::uint64_t context = 40;
};

PhraseMatcher compile(const std::string& notation) {
    PhraseResult parsed = parse_phrase(notation);
    if (!parsed.fault.message.empty()) {
        throw InputError(Fault{"PHRASE", 1, parsed.fault.column, parsed.fault.message,
                               shorten_for_message(notation)});
    }
    const std::vector<PhraseEntry> entries{{std::move(parsed.phrase), 0}};
    return PhraseMatcher(entries);
}

/// Finds the phrase in analysed documents, on several threads at once.
class PhraseSearch {
public:
    PhraseSearch(const std::string& notation, std::size_t context)
        : matcher_(compile(notation)), context_(context) {}

    /// Places in title and text, in order of place. Overlapping ones count once, the longest.
    [[nodiscard]] std::vector<ConcordanceLine> find(const AnalysedDocument& analysed,
                                                    const Workspace& workspace) {
        MatchMemo& memo = memo_of(workspace);
        std::vector<ConcordanceLine> lines;
        std::vector<PhraseMatch> found;
        for (const Field field : all_fields) {
            matcher_.find_all(analysed.parsed(field), workspace.vocabulary, memo, found);
            std::vector<TokenRange> places;
            for (const PhraseMatch& match : found) {
                if (places.empty() || match.tokens.begin >= places.back().end) {
                    places.push_back(match.tokens);
                }
            }
            auto more = make_concordance(analysed, field, places, context_);
            std::move(more.begin(), more.end(), std::back_inserter(lines));
        }
        return lines;
    }

private:
    /// A memo belongs to one vocabulary, thus to one workspace.
    MatchMemo& memo_of(const Workspace& workspace) {
        const std::lock_guard lock(mutex_);
        return memos_[&workspace];
    }

    PhraseMatcher matcher_;
    std::size_t context_;
    std::mutex mutex_;
    std::map<const Workspace*, MatchMemo> memos_;
};

/// Lines made on several threads, put into input order. They are aligned with one another, so all
/// must be there before the first can be written.
class OrderedLines {
public:
    /// Keeps the lines and returns the ticket by which they are asked for.
    std::string keep(std::vector<ConcordanceLine> lines) {
        const std::lock_guard lock(mutex_);
        kept_.push_back(std::move(lines));
        return std::to_string(kept_.size() - 1);
    }

    /// Puts the lines of the ticket behind those before. One call at a time.
    void append(std::string_view ticket) {
        std::size_t index = 0;
        std::from_chars(ticket.data(), ticket.data() + ticket.size(), index);
        const std::lock_guard lock(mutex_);
        std::vector<ConcordanceLine> lines = std::move(kept_[index]);
        documents_ += lines.empty() ? 0U : 1U;
        std::move(lines.begin(), lines.end(), std::back_inserter(ordered_));
    }

    [[nodiscard]] const std::vector<ConcordanceLine>& lines() const { return ordered_; }
    [[nodiscard]] std::size_t documents() const { return documents_; }

private:
    std::mutex mutex_;
    std::deque<std::vector<ConcordanceLine>> kept_;
    std::vector<ConcordanceLine> ordered_;
    std::size_t documents_ = 0;
};

int find_places(const FindCommand& command, AnalysisInput input, PhraseSearch& search) {
    OrderedLines found;
    const Outcome outcome = analyse_lines(
        std::move(input.corpus), input.resources, input.left_out, command.analysis,
        AnnotationDepth::hits,
        [&](const AnalysedDocument& analysed, const Workspace& workspace) {
            return found.keep(search.find(analysed, workspace));
        },
        [&](std::string_view ticket) { found.append(ticket); });
    tell_rejects(outcome, command.analysis);
    LineOutput out("", false);
    out.write(command.format == "json" ? render_concordance_jsonl(found.lines())
                                       : render_concordance(found.lines(), command.context));
    out.finish();
    return conclude(outcome, command.analysis,
                    fmt::format("{} in {}", count_of(found.lines().size(), "place"),
                                count_of(found.documents(), "document")));
}

}  // namespace

int run_find(const Arguments& arguments) {
    FindCommand command;
    AnalysisOptions& analysis = command.analysis;
    po::options_description options;
    auto add = options.add_options();
    add("format", one_of("--format", command.format, {"text", "json"}),
        "aligned for a terminal, or JSON lines (default: text)");
    add("context", whole_number("--context", command.context, 0, most_context),
        "how many characters to show on either side (default: 40)");
    add_analysis_options(options, analysis);
    if (!read_arguments(find_page, options, arguments, analysis.corpora)) return exit_done;
    if (analysis.corpora.empty()) {
        refuse_usage(find_page, "name the phrase to find, in quotation marks, then the corpora");
    }
    command.phrase = analysis.corpora.front();
    analysis.corpora.erase(analysis.corpora.begin());
    require_corpora(find_page, analysis);
    PhraseSearch search(command.phrase, command.context);

    AnalysisInput input = read_input(analysis, find_home());
    if (analysis.dry_run) return run_dry(std::move(input), analysis, SameContent::each);
    return find_places(command, std::move(input), search);
}

}  // namespace parallax
