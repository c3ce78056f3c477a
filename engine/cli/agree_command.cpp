#include "engine/cli/command_line.hpp"
#include "engine/cli/example_options.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/line_output.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/core/input_error.hpp"
#include "engine/corpus/rating_values.hpp"
#include "engine/report/agreement_report.hpp"

#include <limits>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace po = boost::program_options;

constexpr CommandPage agree_page{
    "agree", "RATINGS… [options]",
    "Reads what coders said of labels or lexicon entries, a row a rating (.csv or .tsv with the "
    "columns unit, coder, rating; without coder a file is one coder's), and says how far they "
    "agree: Krippendorff's alpha with a bootstrap interval, and the units below .667.",
    "parallax agree sheet-anna.csv sheet-ben.csv"};

struct AgreeCommand {
    std::vector<std::string> files;
    std::vector<std::string> renamed;
    std::string scale = "all";
    std::string format = "text";
    std::string output;
    std::uint64_t seed = 1;
};

RatingColumns read_columns(const std::vector<std::string>& renamed) {
    RatingColumns columns;
    rename_fields(renamed, "rating=label", [&](const std::string& field) {
        return field == "unit"     ? &columns.unit
               : field == "coder"  ? &columns.coder
               : field == "rating" ? &columns.rating
               : field == "phrase" ? &columns.phrase
                                   : nullptr;
    });
    return columns;
}

/// The scales asked for; of all those that the ratings can lie on.
std::vector<RatingScale> choose_scales(const std::string& wanted, const Ratings& ratings) {
    for (const RatingScale scale : all_rating_scales) {
        if (wanted == name_of(scale)) return {scale};
    }
    if (!are_numbers(ratings)) return {RatingScale::nominal};
    return {all_rating_scales.begin(), all_rating_scales.end()};
}

}  // namespace

int run_agree(const Arguments& arguments) {
    AgreeCommand command;
    po::options_description options;
    auto add = options.add_options();
    add("output,o", po::value(&command.output)->value_name("FILE"),
        "write into FILE, whole or not at all, instead of to standard output");
    add("field", po::value(&command.renamed)->value_name("FIELD=NAME"),
        "what the files call a column: unit, coder, rating or phrase; may be given several times");
    add("scale", one_of("--scale", command.scale, {"nominal", "ordinal", "interval", "all"}),
        "what two ratings differ by (default: all; nominal alone if a rating is no number)");
    add("format", one_of("--format", command.format, {"text", "json"}),
        "a table for people, or JSON (default: text)");
    add("seed", whole_number("--seed", command.seed, 0, std::numeric_limits<std::uint64_t>::max()),
        "for resampling (default: 1)");
    if (!read_arguments(agree_page, options, arguments, command.files)) return exit_done;
    if (command.files.empty())
        refuse_usage(agree_page, "name at least one file of ratings: .csv or .tsv");

    AgreementReport report;
    report.ratings = read_ratings(command.files, read_columns(command.renamed));
    report.seed = command.seed;
    if (report.ratings.coders.size() < 2) {
        throw InputError(Fault{
            command.files.front(), 0, 0,
            fmt::format("there {} with ratings; agreement takes two or more",
                        report.ratings.coders.empty()
                            ? std::string("is no coder")
                            : fmt::format("is only one coder (\"{}\")",
                                          shorten_for_message(report.ratings.coders.front()))),
            ""});
    }
    for (const RatingScale scale : choose_scales(command.scale, report.ratings)) {
        report.scales.push_back(measure_agreement(rating_values(report.ratings, scale),
                                                  report.ratings.units.size(), scale,
                                                  command.seed));
    }
    // Ratings that are steps of a scale are listed by their order, which supposes the least.
    report.listed_by =
        report.scales.size() == 1 ? report.scales.front().scale : RatingScale::ordinal;
    LineOutput out(command.output, true);
    out.write(command.format == "json" ? render_agreement_json(report) : render_agreement(report));
    out.finish();
    say(fmt::format("read {}, rated {}, blank {}\n", report.ratings.read,
                    report.ratings.ratings.size(), report.ratings.blank));
    return exit_done;
}

}  // namespace parallax
