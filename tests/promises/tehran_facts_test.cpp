#include "engine/core/whole_file.hpp"
#include "engine/pipeline.hpp"
#include "tests/catch.hpp"
#include "tests/promises/example_paths.hpp"

#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace parallax;
using namespace parallax::test;

struct Fact {
    std::string article, what, surface, count, wording, target, axis, remark;
};

std::vector<Fact> read_facts() {
    std::istringstream lines(read_whole_file(root / "tests/promises/tehran_facts.tsv"));
    std::vector<Fact> facts;
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        if (line.empty() || line[0] == '#') continue;
        std::vector<std::string> cells(1);
        for (const char byte : line) {
            if (byte == '\t') {
                cells.emplace_back();
            } else {
                cells.back() += byte;
            }
        }
        cells.resize(8);
        facts.push_back(
            {cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]});
    }
    return facts;
}

std::string straighten(std::string text) {
    for (std::size_t at = text.find("’"); at != std::string::npos; at = text.find("’")) {
        text.replace(at, 3, "'");
    }
    return text;
}

/// Hits of the article (title and text) whose bytes hold the surface.
std::vector<const Hit*> find_hits(const AnalysedDocument& article, const std::string& surface,
                                  bool whole) {
    std::vector<const Hit*> found;
    for (const Field field : all_fields) {
        for (const Hit& hit : article.annotation(field).hits) {
            const std::string bytes =
                straighten(std::string(slice(article.bytes(field), hit.span)));
            if (whole ? bytes == surface : bytes.find(surface) != std::string::npos) {
                found.push_back(&hit);
            }
        }
    }
    return found;
}

const Passage* passage_at(const AnalysedDocument& article, std::uint32_t place) {
    for (const Passage& passage : article.text_annotation.passages) {
        if (passage.span.begin <= place && place < passage.span.end) return &passage;
    }
    return nullptr;
}

std::string voice_at(const AnalysedDocument& article, std::uint32_t place) {
    const Passage* const passage = passage_at(article, place);
    return std::string(name_of(passage != nullptr ? passage->voice : Voice::own));
}

std::string section_at(const AnalysedDocument& article, std::uint32_t place) {
    for (const SectionSpan& section : article.text.sections) {
        if (section.span.begin <= place && place < section.span.end) {
            return std::string(name_of(section.section));
        }
    }
    return "";
}

std::string side_of(const AgencyParty& party, const Lexicon& lexicon) {
    return party.target ? lexicon.target(*party.target).side : "none";
}

std::string bytes_of(const AnalysedDocument& article, const std::optional<Span>& span) {
    return span ? straighten(std::string(slice(article.document.text, *span))) : std::string();
}

std::string range_of(const CasualtyFigure& figure) {
    std::string range = std::to_string(figure.low);
    range += '-';
    if (figure.high) range += std::to_string(*figure.high);
    return range;
}

/// What the records say that fit the fact's surface, each in the words of the fact.
std::vector<std::string> tell_harm(const AnalysedDocument& article, const Fact& fact,
                                   const Lexicon& lexicon) {
    std::vector<std::string> told;
    for (const AgencyRecord& record : article.text_annotation.agency) {
        const std::string affected = side_of(record.affected, lexicon);
        std::string line;
        if (fact.what == "harm" && bytes_of(article, record.affected.span) == fact.surface) {
            line.append(name_of(record.form)).append(" ").append(name_of(record.voice));
            line.append(" ").append(side_of(record.agent, lexicon)).append(" ").append(affected);
        } else if (fact.what == "figure" && record.figure &&
                   bytes_of(article, record.figure->span) == fact.surface) {
            line.append(range_of(*record.figure)).append(" ");
            line.append(record.attribution ? bytes_of(article, record.attribution) : "bare");
            line.append(" - ").append(affected);
        } else if (fact.what == "party" &&
                   bytes_of(article, record.affected.span) == fact.surface &&
                   (fact.wording == "-" || bytes_of(article, record.verb) == fact.wording)) {
            line.append(fact.count).append(" ").append(fact.wording).append(" ");
            line.append(record.agent.target ? lexicon.target(*record.agent.target).id : "none");
            line.append(" ");
            line.append(record.affected.target ? lexicon.target(*record.affected.target).id
                                               : "none");
        } else if (fact.what == "cause" && bytes_of(article, record.cause_link) == fact.surface &&
                   name_of(record.voice) == fact.wording) {
            line.append(fact.count).append(" ").append(name_of(record.voice)).append(" - -");
        } else if (fact.what == "deed" && bytes_of(article, record.verb) == fact.surface &&
                   (fact.wording == "-" || name_of(record.voice) == fact.wording)) {
            line.append(fact.count).append(" ").append(fact.wording).append(" ");
            line.append(side_of(record.agent, lexicon)).append(" ").append(affected);
        } else if (fact.what == "holder" &&
                   bytes_of(article, record.affected.span) == fact.surface) {
            line.append(fact.count).append(" - ");
            line.append(record.agent.target ? lexicon.target(*record.agent.target).id : "none");
            line.append(" ").append(affected);
        }
        if (!line.empty()) told.push_back(std::move(line));
    }
    return told;
}

}  // namespace

TEST_CASE("facts about five real articles on one event", "[tehran]") {
    const std::filesystem::path folder = root / "../shared/corpora/tehran-visit";
    if (!std::filesystem::exists(folder / "corpus.json")) {
        WARN("skipped: the five articles are not here");
        return;
    }
    const bool with_model = GENERATE(true, false);
    INFO((with_model ? "rules and voice model" : "rules alone"));
    ResourcePaths paths = shipped_paths();
    if (!with_model) paths.voice_model.clear();
    const Resources resources(paths);
    std::map<std::string, AnalysedDocument> articles;
    Workspace workspace;
    for (const Document& document : read_corpus({folder.string()}).documents) {
        const std::string file = std::filesystem::path(document.origin.file).filename().string();
        const bool listed_only = file == "corpus.json";
        std::string name = listed_only ? "" : file.substr(0, 3);
        if (listed_only) {
            name.assign("00").append(std::to_string(articles.size()));
        }
        Analysis analysis = analyse(document, resources, workspace);
        REQUIRE_FALSE(analysis.reject);
        articles.emplace(name, std::move(analysis.analysed));
    }
    REQUIRE(articles.size() == 5);

    for (const Fact& fact : read_facts()) {
        INFO(fact.article << " " << fact.what << " \"" << fact.surface << "\" " << fact.remark);
        const AnalysedDocument& article = articles.at(fact.article);
        const Lexicon& lexicon = resources.lexicon();
        if (fact.what == "hit") {
            std::size_t count = 0;
            std::string seen;
            for (const Hit* hit : find_hits(article, fact.surface, true)) {
                const Term& term = lexicon.term(hit->term);
                const std::string axis =
                    hit->on_axis && term.axis ? lexicon.axis(*term.axis).id : "";
                const std::string target = hit->target ? lexicon.target(*hit->target).id : "";
                seen.append(name_of(hit->wording)).append(" ").append(target).append(" ");
                seen.append(axis).append("; ");
                count += (fact.wording == "-" || name_of(hit->wording) == fact.wording) &&
                                 (fact.target == "-" || target == fact.target) &&
                                 (fact.axis == "-" || axis == fact.axis)
                             ? 1
                             : 0;
            }
            INFO("found: " << seen);
            CHECK(std::to_string(count) == fact.count);
        } else if (fact.what == "aside") {
            std::size_t count = 0;
            for (const Hit* hit : find_hits(article, fact.surface, true)) {
                count += hit->flags.any() ? 1 : 0;
            }
            CHECK(std::to_string(count) == fact.count);
        } else if (fact.what == "named") {
            const std::string& text = article.document.text;
            std::size_t count = 0;
            for (std::size_t at = text.find(fact.surface); at != std::string::npos;
                 at = text.find(fact.surface, at + 1)) {
                for (const Opportunity& named : article.text_annotation.opportunities) {
                    const bool inside =
                        named.span.begin >= at && named.span.end <= at + fact.surface.size();
                    count += inside && lexicon.target(named.target).id == fact.target ? 1 : 0;
                }
            }
            CHECK(std::to_string(count) == fact.count);
        } else if (fact.what == "mentions") {
            std::size_t count = 0;
            for (const Field field : all_fields) {
                for (const Opportunity& named : article.annotation(field).opportunities) {
                    count += lexicon.target(named.target).id == fact.target &&
                                     name_of(named.wording) == fact.wording
                                 ? 1
                                 : 0;
                }
            }
            CHECK(std::to_string(count) == fact.count);
        } else if (fact.what == "none") {
            std::size_t count = 0;
            for (const Hit* hit : find_hits(article, fact.surface, false)) {
                const Term& term = lexicon.term(hit->term);
                const bool on_axis = fact.axis == "-" || (hit->on_axis && term.axis &&
                                                          lexicon.axis(*term.axis).id == fact.axis);
                const bool wording = fact.wording == "-" || name_of(hit->wording) == fact.wording;
                count += wording && on_axis ? 1 : 0;
            }
            CHECK(std::to_string(count) == fact.count);
        } else if (fact.what == "label") {
            std::uint32_t count = 0;
            for (const LabelCount& label : make_row(article, lexicon).labels) {
                const std::string target = label.target ? lexicon.target(*label.target).id : "";
                if (straighten(label.surface) != fact.surface || target != fact.target) continue;
                if (name_of(label.wording) != fact.wording) continue;
                if (lexicon.choice(label.choice).id == fact.axis) count += label.count;
            }
            CHECK(std::to_string(count) == fact.count);
        } else if (fact.what == "harm" || fact.what == "figure" || fact.what == "cause" ||
                   fact.what == "holder" || fact.what == "deed" || fact.what == "party") {
            const std::vector<std::string> told = tell_harm(article, fact, lexicon);
            const bool counted = fact.what != "harm" && fact.what != "figure";
            const std::string wanted =
                fact.count + " " + fact.wording + " " + fact.target + " " + fact.axis;
            INFO("wanted " << wanted);
            for (const std::string& line : told) CHECK(line == wanted);
            CHECK(told.size() == (counted ? std::stoul(fact.count) : 1));
        } else if (fact.what == "speaker" || fact.what == "passed on") {
            const std::string text = straighten(article.document.text);
            const std::size_t place = text.find(fact.surface);
            REQUIRE(place != std::string::npos);
            // Offsets of the article as it is: straightened marks are two bytes shorter.
            std::size_t offset = 0;
            for (std::size_t at = 0; at < place; ++at) {
                const bool curly = article.document.text.compare(offset, 3, "’") == 0;
                offset += curly ? 3 : 1;
            }
            const Passage* passage = passage_at(article, static_cast<std::uint32_t>(offset));
            REQUIRE(passage != nullptr);
            if (fact.what == "speaker") {
                CHECK(bytes_of(article, passage->speaker_name) == fact.wording);
                const std::string target =
                    passage->speaker_target ? lexicon.target(*passage->speaker_target).id : "none";
                if (fact.target != "-") CHECK(target == fact.target);
            } else {
                REQUIRE(passage->chain.size() == 1);
                CHECK(bytes_of(article, passage->chain.front().speaker) == fact.wording);
            }
        } else {
            const std::size_t place = article.document.text.find(fact.surface);
            REQUIRE(place != std::string::npos);
            const auto offset = static_cast<std::uint32_t>(place);
            CHECK((fact.what == "voice" ? voice_at(article, offset)
                                        : section_at(article, offset)) == fact.wording);
        }
    }
}
