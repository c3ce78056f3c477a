#include "engine/cli/analysis_options.hpp"
#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/home.hpp"
#include "engine/cli/line_output.hpp"
#include "engine/cli/outcome.hpp"
#include "engine/cli/place_findings.hpp"
#include "engine/cli/progress_bar.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/context/style_exceptions.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/plural.hpp"
#include "engine/corpus/read_articles.hpp"
#include "engine/style_check.hpp"

#include <algorithm>
#include <utility>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace po = boost::program_options;

constexpr CommandPage check_page{
    "check", "FILE… --house-style PACK [options]",
    "Finds words that a house style does not let stand in the voice or wording in which they "
    "stand, as path:line:column with the rule and its reference (columns count characters). A FILE "
    "is one article as plain text, - for one on standard input, or a corpus (folder, .jsonl, .csv, "
    ".tsv). Ends with exit code 5 if anything was found that is not accepted.",
    "parallax check story.txt --house-style terrorism-attribution --accept accepted.json"};

struct CheckCommand {
    AnalysisOptions analysis;
    std::string accepted;
    std::string as_of;
    std::string format = "text";
    std::string output;
};

void check_usage(const CheckCommand& command) {
    const AnalysisOptions& analysis = command.analysis;
    if (analysis.corpora.empty()) {
        refuse_usage(check_page, "name the files to check, or - for an article on standard input");
    }
    for (const std::string& file : analysis.corpora) {
        if (file.empty()) refuse_usage(check_page, "the name of a file is empty");
    }
    check_standard_input(check_page, analysis.corpora);
    if (analysis.house_styles.empty()) {
        refuse_usage(check_page,
                     "name a house style with --house-style, by the id of a shipped one or "
                     "its folder or file");
    }
    check_as_of(check_page, command.as_of);
    if (!command.output.empty()) check_output_file(analysis, command.output);
}

/// Marks what is accepted and returns the exceptions that accept nothing.
std::vector<UnusedException> accept(std::vector<StyleFinding>& findings,
                                    const StyleExceptions& exceptions) {
    std::vector<UnusedException> unused;
    for (const StyleException& exception : exceptions.exceptions) {
        bool is_used = false;
        for (StyleFinding& finding : findings) {
            const BreachPlace place{finding.style->id,
                                    finding.style->rules[finding.breach.use.rule].id, finding.path,
                                    finding.document, finding.breach.sentence};
            if (!is_about(exception, place)) continue;
            is_used = true;
            if (!finding.accepted) finding.accepted = exception.reason;
        }
        if (!is_used) unused.push_back({exceptions.file, exception.place, exception.rule});
    }
    return unused;
}

std::uint64_t count_uses(const StyleCheck& check) {
    std::uint64_t uses = 0;
    for (const CheckedDocument& checked : check.documents) {
        for (const StyleFindings& findings : checked.styles) {
            for (const StyleCount& count : findings.counts) uses += count.uses;
        }
    }
    return uses;
}

void tell_unused(const std::vector<UnusedException>& unused) {
    for (const UnusedException& exception : unused) {
        say(describe(Fault{exception.file, exception.place.line, exception.place.column,
                           fmt::format("the exception from \"{}\" covers no finding; take it out",
                                       shorten_for_message(exception.rule)),
                           ""}) +
            "\n");
    }
}

StyleCheck check_all(Corpus& corpus, const Resources& resources, const CheckCommand& command) {
    ProgressBar bar(corpus.documents.size(), command.analysis.quiet);
    return check_documents(std::move(corpus.documents), resources, command.as_of,
                           static_cast<unsigned>(command.analysis.threads), bar.callback());
}

std::string summarise(std::size_t open, std::size_t accepted, std::uint64_t uses) {
    std::string text = count_of(open, "finding") + " in " + count_of(uses, "use") +
                       " of words that rules are about";
    if (accepted > 0) text += fmt::format("; {} more accepted", accepted);
    return text;
}

int check_files(const CheckCommand& command, const Resources& resources,
                const StyleExceptions& exceptions) {
    const AnalysisOptions& analysis = command.analysis;
    Corpus corpus = read_articles(analysis.corpora, static_cast<unsigned>(analysis.threads));
    if (analysis.strict) stop_at_first(corpus.rejects);
    StyleCheck check = check_all(corpus, resources, command);
    if (analysis.strict) stop_at_first(check.rejects);
    const Outcome outcome =
        make_outcome(corpus.read, 0, std::move(corpus.rejects), std::move(check.rejects));
    tell_rejects(outcome, analysis);

    StyleCheckResult result;
    result.version = PARALLAX_VERSION;
    result.findings = place_findings(check, resources.house_styles());
    result.unused = accept(result.findings, exceptions);
    result.rejects = outcome.rejects;
    for (const ReadyStyle& ready : resources.house_styles()) result.styles.push_back(&ready.style);

    LineOutput out(command.output, false);
    out.write(command.format == "sarif" ? render_sarif(result) : render_findings(result.findings));
    out.finish();
    tell_unused(result.unused);
    const auto open = static_cast<std::size_t>(
        std::count_if(result.findings.begin(), result.findings.end(),
                      [](const StyleFinding& finding) { return !finding.accepted; }));
    const int code = conclude(outcome, analysis,
                              summarise(open, result.findings.size() - open, count_uses(check)));
    return open > 0 ? exit_check_failed : code;
}

}  // namespace

int run_check(const Arguments& arguments) {
    CheckCommand command;
    AnalysisOptions& analysis = command.analysis;
    po::options_description options;
    add_house_style_option(options, analysis);
    auto add = options.add_options();
    add("accept", po::value(&command.accepted)->value_name("FILE"),
        "accepted exceptions, each with a reason (JSON; see lexicons/README.md); one that covers "
        "no finding is named");
    add_as_of_option(options, command.as_of);
    add("format", one_of("--format", command.format, {"text", "sarif"}),
        "path:line:column lines, or SARIF 2.1.0 for other tools (default: text)");
    add("output,o", po::value(&command.output)->value_name("FILE"),
        "write into FILE, whole or not at all, instead of to standard output");
    add_reading_options(options, analysis);
    if (!read_arguments(check_page, options, arguments, analysis.corpora)) return exit_done;
    check_usage(command);
    StyleExceptions exceptions;
    if (!command.accepted.empty()) exceptions = read_style_exceptions(command.accepted);
    return check_files(command, read_resources(analysis, find_home()), exceptions);
}

}  // namespace parallax
