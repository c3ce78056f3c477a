#include "engine/cli/report_files.hpp"

#include "engine/core/whole_file.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include <boost/program_options.hpp>

namespace parallax {
void add_sensitivity_option(boost::program_options::options_description& to,
                            ReportSettings& settings) {
    to.add_options()(
        "no-sensitivity", boost::program_options::bool_switch(&settings.no_sensitivity),
        "do not count differences in other ways too: with outlet lexicons, with voices "
        "by rules alone, with shared text once. Where differences are tested, that "
        "reads every compared article a second time");
}

ReportOptions make_report_options(const ReportSettings& settings, const AnalysisInput& input) {
    ReportOptions options;
    options.threads = static_cast<unsigned>(settings.analysis.threads);
    options.seed = settings.seed;
    options.version = PARALLAX_VERSION;
    options.options = list_given(settings.analysis, input.resources);
    if (settings.seed != ReportSettings{}.seed) {
        options.options.emplace_back("seed", std::to_string(settings.seed));
    }
    options.as_of = settings.as_of;
    if (!settings.as_of.empty()) options.options.emplace_back("as-of", settings.as_of);
    options.collapse_shared = settings.collapse_shared;
    if (settings.collapse_shared) options.options.emplace_back("collapse-shared", "yes");
    options.excerpts_only = settings.excerpts_only;
    if (settings.excerpts_only) options.options.emplace_back("excerpts-only", "yes");
    options.sensitivity = !settings.no_sensitivity;
    if (settings.no_sensitivity) options.options.emplace_back("no-sensitivity", "yes");
    std::sort(options.options.begin(), options.options.end());
    options.left_out = input.left_out;
    return options;
}

std::map<std::string, std::string> render_report_files(const Report& report, const Lexicon& lexicon,
                                                       const std::string& page_template) {
    ReportJson json = render_report_json(report, lexicon);
    // One by one: a list of initial values would be copied, and these are large.
    std::map<std::string, std::string> files;
    files["index.html"] = render_html(page_template, json.page);
    json.page = std::string();
    files["report.json"] = std::move(json.whole);
    files["report.md"] = render_markdown(report, lexicon);
    files["profiles.csv"] = render_profiles_csv(report, lexicon);
    files["differences.csv"] = render_differences_csv(report, lexicon);
    files["shared.csv"] = render_shared_csv(report);
    files["facts.csv"] = render_facts_csv(report, lexicon);
    files["evidence.jsonl"] = render_evidence_jsonl(report, lexicon);
    files["manifest.json"] = render_manifest(report, lexicon);
    if (!report.compliance.empty()) {
        files["compliance.csv"] = render_compliance_csv(report);
        files["breaches.csv"] = render_breaches_csv(report);
    }
    return files;
}

void write_report_files(const std::string& folder,
                        const std::map<std::string, std::string>& files) {
    write_whole_files(folder, files);
    for (const char* const optional : {"compliance.csv", "breaches.csv"}) {
        std::error_code ignored;
        if (!files.contains(optional)) {
            std::filesystem::remove(std::filesystem::path(folder) / optional, ignored);
        }
    }
}

}  // namespace parallax
