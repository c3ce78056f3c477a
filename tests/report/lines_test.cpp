#include "engine/report/lines.hpp"

#include "engine/model/model.hpp"
#include "tests/catch.hpp"
#include "tests/report/sample_report.hpp"
#include "tests/report/schema_check.hpp"

#include <sstream>

#include <nlohmann/json.hpp>

namespace parallax {

namespace {

using Json = nlohmann::json;
using NoFaults = std::vector<std::string>;

}  // namespace

TEST_CASE("an annotation line holds what was found, with its bytes") {
    const test::SampleReport sample = test::make_sample_report();
    const std::string line = render_annotation(sample.report.articles[0], sample.lexicon);
    REQUIRE(line.back() == '\n');
    CHECK(line.find('\n') == line.size() - 1);
    const Json json = Json::parse(line);
    CHECK(test::check_schema("annotation.schema.json", json) == NoFaults{});
    CHECK(json.at("id") == "alpha-1");
    CHECK(json.at("text").at("hits").at(0) ==
          Json::parse(R"({"term":"terrorist {group|cell}/legitimacy","lexicon":"sample",
            "surface":"terrorist group","begin":4,"end":19,"sentence":0,"section":"body",
            "voice":"own","wording":"outlet","speaker":null,"target":"front","target_span":null,
            "link":"clause","axis":"legitimacy","weight":-1.5,"choice":"armed-group","flags":[]})"));
    CHECK(json.at("text").at("hits").at(1).at("speaker").at("text") == "Anton Leck");
    CHECK(json.at("text").at("hits").at(2).at("choice").is_null());
    CHECK(json.at("text").at("passages").at(0).at("speaker").at("text") == "Anton Leck");
    CHECK(json.at("text").at("opportunities").at(0).size() == 5);
    CHECK(json.at("text").at("opportunities").at(0).at("kind") == "label");
    const Json flagged = Json::parse(render_annotation(sample.report.articles[1], sample.lexicon));
    CHECK(flagged.at("text").at("hits").at(0).at("flags") == Json::array({"negated"}));
}

TEST_CASE("a hit that does not count on its axis shows neither axis nor weight") {
    test::SampleReport sample = test::make_sample_report();
    sample.report.articles[0].text_annotation.hits[0].on_axis = false;
    const Json json = Json::parse(render_annotation(sample.report.articles[0], sample.lexicon));
    CHECK(json.at("text").at("hits").at(0).at("axis").is_null());
    CHECK(json.at("text").at("hits").at(0).at("weight").is_null());
    CHECK(json.at("text").at("hits").at(0).at("choice") == "armed-group");
}

TEST_CASE("an annotation line shows who does what to whom") {
    test::SampleReport sample = test::make_sample_report();
    AnalysedDocument& article = sample.report.articles[0];
    AgencyRecord record;
    record.span = {0, 30};
    record.form = HarmFormKind::active;
    record.verb = {20, 26};
    record.agent = {Span{4, 19}, TargetId{0}, PartyLink::named};
    record.figure = CasualtyFigure{{0, 3}, 30, std::nullopt, Span{0, 3}};
    record.force = 2;
    article.text_annotation.agency.push_back(record);
    const Json json = Json::parse(render_annotation(article, sample.lexicon));
    CHECK(test::check_schema("annotation.schema.json", json) == NoFaults{});
    const Json& agency = json.at("text").at("agency").at(0);
    CHECK(agency.at("verb").at("text") == "struck");
    CHECK(agency.at("agent").at("target") == "front");
    CHECK(agency.at("agent").at("link") == "named");
    CHECK(agency.at("affected").is_null());
    CHECK(agency.at("figure").at("low") == 30);
    CHECK(agency.at("figure").at("high").is_null());
}

TEST_CASE("a score line's contributions add up to its logit") {
    const test::SampleReport sample = test::make_sample_report();
    for (const AnalysedDocument& article : sample.report.articles) {
        const Json json = Json::parse(render_score(article, sample.lexicon));
        CHECK(test::check_schema("score.schema.json", json) == NoFaults{});
        for (const Json& score : json.at("scores")) {
            double logit = score.at("intercept");
            for (const Json& contribution : score.at("contributions")) {
                logit += contribution.at("contribution").get<double>();
                CHECK_FALSE(contribution.at("places").empty());
            }
            CHECK(std::abs(logit - score.at("logit").get<double>()) < 1e-9);
        }
    }
}

TEST_CASE("a score line counts by axis, target and wording") {
    const test::SampleReport sample = test::make_sample_report();
    const Json json = Json::parse(render_score(sample.report.articles[0], sample.lexicon));
    CHECK(json.at("axes") == Json::parse(R"({
        "certainty":{"unattached":{"outlet":{"hits":1,"negative":1,"positive":0,"sum":-0.3}}},
        "legitimacy":{"front":{"outlet":{"hits":1,"negative":1,"positive":0,"sum":-1.5},
                               "source":{"hits":1,"negative":1,"positive":0,"sum":-0.3}}}})"));
    CHECK(json.at("words").at("quoted") == 5);
    CHECK(json.at("affinity") == Json::object());
    const Json flagged = Json::parse(render_score(sample.report.articles[1], sample.lexicon));
    CHECK(flagged.at("axes") == Json::object());
}

TEST_CASE("sentence scores cover every scored sentence and add up to the document") {
    const test::SampleReport sample = test::make_sample_report();
    const Scorer scorer(make_lexicon_model(sample.lexicon), sample.lexicon, true);
    for (const AnalysedDocument& article : sample.report.articles) {
        const Json whole = Json::parse(render_score(article, sample.lexicon));
        std::istringstream lines(render_sentence_scores(
            article, sample.lexicon, [&](Field field, std::uint32_t sentence) {
                const AnnotatedField of = fields_of(article)[static_cast<std::size_t>(field)];
                return scorer.score(count_features(of, sentence));
            }));
        std::uint32_t count = 0;
        std::uint32_t quoted = 0;
        double sum = 0.0;
        for (std::string line; std::getline(lines, line); ++count) {
            const Json json = Json::parse(line);
            CHECK(test::check_schema("score.schema.json", json) == NoFaults{});
            quoted += json.at("words").at("quoted").get<std::uint32_t>();
            for (const auto& [axis, targets] : json.at("axes").items()) {
                for (const auto& [target, wordings] : targets.items()) {
                    for (const auto& [wording, counts] : wordings.items()) {
                        sum += counts.at("sum").get<double>();
                    }
                }
            }
        }
        double expected = 0.0;
        for (const auto& [axis, targets] : whole.at("axes").items()) {
            for (const auto& [target, wordings] : targets.items()) {
                for (const auto& [wording, counts] : wordings.items()) {
                    expected += counts.at("sum").get<double>();
                }
            }
        }
        CHECK(count ==
              article.title_annotation.scored_sentences + article.text_annotation.scored_sentences);
        CHECK(quoted == whole.at("words").at("quoted").get<std::uint32_t>());
        CHECK(sum == Approx(expected));
    }
}

TEST_CASE("a concordance aligns its matches and names voice, wording and speaker") {
    const test::SampleReport sample = test::make_sample_report();
    const AnalysedDocument& article = sample.report.articles[0];
    const auto tokens_of = [&](std::size_t hit) {
        return article.text_annotation.hits[hit].tokens;
    };
    const std::vector<TokenRange> matches{tokens_of(0), tokens_of(1)};
    const auto lines = make_concordance(article, Field::text, matches, 12);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].before == "The ");
    CHECK(lines[0].after == " struck the ");
    CHECK(lines[1].before == "sday.\n\n“The ");
    CHECK(lines[1].voice == Voice::quoted);
    CHECK(lines[1].wording == Wording::source);
    CHECK(lines[1].speaker == "Anton Leck");
    CHECK(render_concordance(lines, 12) ==
          "        The  [terrorist group]  struck the   Alpha Post  own       outlet     alpha-1 "
          "text:4-19\n"
          "sday.  “The  [militant group]  is done,” s   Alpha Post  quoted    source     alpha-1 "
          "text:58-72  speaker: Anton Leck\n");
    std::istringstream json_lines(render_concordance_jsonl(lines));
    std::string line;
    REQUIRE(std::getline(json_lines, line));
    CHECK(Json::parse(line).at("speaker").is_null());
    REQUIRE(std::getline(json_lines, line));
    CHECK(Json::parse(line).at("match") == "militant group");
}

TEST_CASE("a concordance names who passes the words on") {
    test::SampleReport sample = test::make_sample_report();
    AnalysedDocument& article = sample.report.articles[0];
    const TokenRange match = article.text_annotation.hits[1].tokens;
    const auto passage = std::find_if(
        article.text_annotation.passages.begin(), article.text_annotation.passages.end(),
        [&](const Passage& candidate) { return candidate.tokens.overlaps(match); });
    REQUIRE(passage != article.text_annotation.passages.end());
    passage->chain.push_back({article.text_annotation.hits[0].span, std::nullopt});
    const auto lines = make_concordance(article, Field::text, std::vector{match}, 0);
    REQUIRE(lines.size() == 1);
    const std::string text = render_concordance(lines, 0);
    CHECK(text.find("  speaker: Anton Leck, through terrorist group\n") != std::string::npos);
    CHECK(Json::parse(render_concordance_jsonl(lines)).at("chain") ==
          Json::array({"terrorist group"}));
}

TEST_CASE("a concordance of hostile text stays on its lines") {
    const test::SampleReport sample = test::make_sample_report(test::hostile_payload());
    const AnalysedDocument& article = sample.report.articles[0];
    const std::vector<TokenRange> matches{article.text_annotation.hits[2].tokens};
    const std::string text =
        render_concordance(make_concordance(article, Field::text, matches, 400), 400);
    CHECK(std::count(text.begin(), text.end(), '\n') == 1);
    CHECK(text.find('\x1B') == std::string::npos);
    CHECK(text.find('\x07') == std::string::npos);
    CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
}

TEST_CASE("score rows have as many cells as their header") {
    const test::SampleReport sample = test::make_sample_report();
    const std::string header = score_csv_header();
    const auto commas = std::count(header.begin(), header.end(), ',');
    std::istringstream rows(render_score_csv(sample.report.articles[0], sample.lexicon));
    std::size_t count = 0;
    for (std::string row; std::getline(rows, row); ++count) {
        CHECK(std::count(row.begin(), row.end(), ',') == commas);
    }
    CHECK(count == 5);
}

}  // namespace parallax
