#include "engine/core/input_error.hpp"
#include "engine/core/sha256.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/report/report.hpp"
#include "tests/catch.hpp"
#include "tests/report/sample_report.hpp"

#include <filesystem>

#include <nlohmann/json.hpp>

namespace parallax {

namespace {

std::string page_template() {
    return read_whole_file(std::filesystem::path(PARALLAX_SOURCE_DIR) /
                           "reports/page/dist/index.html");
}

/// What stands between the first `begin` and the next `end`.
std::string between(const std::string& text, std::string_view begin, std::string_view end) {
    const std::size_t from = text.find(begin);
    REQUIRE(from != std::string::npos);
    const std::size_t to = text.find(end, from + begin.size());
    REQUIRE(to != std::string::npos);
    return text.substr(from + begin.size(), to - from - begin.size());
}

std::string base64_of_hex(const std::string& hex) {
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bits;
    for (const char digit : hex) {
        const auto value = static_cast<unsigned>(std::stoi(std::string(1, digit), nullptr, 16));
        for (int bit = 3; bit >= 0; --bit) bits += (value >> bit) & 1U ? '1' : '0';
    }
    while (bits.size() % 6 != 0) bits += '0';
    std::string out;
    for (std::size_t at = 0; at < bits.size(); at += 6) {
        out += alphabet[std::stoul(bits.substr(at, 6), nullptr, 2)];
    }
    while (out.size() % 4 != 0) out += '=';
    return out;
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

void write_page(const std::filesystem::path& folder, const test::SampleReport& sample) {
    const ReportJson json = render_report_json(sample.report, sample.lexicon);
    write_whole_files(folder, {{"index.html", render_html(page_template(), json.page)},
                               {"report.json", json.whole}});
}

/// As `--excerpts-only` leaves it: no article, only what the evidence holds.
test::SampleReport make_report_of_excerpts() {
    test::SampleReport sample = test::make_sample_report();
    sample.report.articles.clear();
    sample.report.articles_left_out = true;
    sample.report.excerpts_only = true;
    sample.report.manifest.options.push_back({"excerpts-only", "yes"});
    return sample;
}

}  // namespace

TEST_CASE("the page carries the report and stays one well-formed script element") {
    const std::string hostile = test::hostile_payload();
    const test::SampleReport sample = test::make_sample_report(hostile);
    const std::string json = render_json(sample.report, sample.lexicon);
    const std::string bare = page_template();
    const std::string page = render_html(bare, json);

    const std::string inside =
        between(page, R"(<script type="application/json" id="report">)", "</script>");
    CHECK(nlohmann::json::parse(inside) == nlohmann::json::parse(json));
    CHECK(inside.find_first_of("<>&") == std::string::npos);
    CHECK(inside.find("\xE2\x80\xA8") == std::string::npos);
    CHECK(inside.find("\xE2\x80\xA9") == std::string::npos);
    CHECK(count(page, "<script") == count(bare, "<script"));
    CHECK(count(page, "</script") == count(bare, "</script"));
    CHECK(count(page, "<!--") == count(bare, "<!--"));
    CHECK(count(page, "<img") == 0);
}

TEST_CASE("a template without its marker, or with two, is refused") {
    CHECK_THROWS_AS(render_html("<html></html>", "{}"), SystemError);
    const std::string two = std::string(report_marker) + std::string(report_marker);
    CHECK_THROWS_AS(render_html(two, "{}"), SystemError);
    CHECK(render_html(report_marker, R"({"a":"<"})") ==
          R"(<script type="application/json" id="report">{"a":"\u003c"}</script>)");
}

TEST_CASE("the page asks for nothing from anywhere") {
    const std::string page = page_template();
    CHECK(count(page, "https://") == 0);
    // Namespaces of SVG and XML are names, not addresses that anybody opens.
    CHECK(count(page, "http://") == count(page, "http://www.w3.org/"));
    CHECK(count(page, "url(") == count(page, "url(#"));
    CHECK(count(page, "eval(") == 0);
    CHECK(count(page, "new Function") == 0);
    CHECK(count(page, "@import") == 0);
    CHECK(count(page, "sourceMappingURL") == 0);
}

TEST_CASE("the page's own source sets text as text only") {
    const std::filesystem::path source(PARALLAX_SOURCE_DIR "/reports/page/src");
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source)) {
        if (entry.path().extension() != ".ts") continue;
        ++files;
        const std::string code = read_whole_file(entry.path());
        INFO(entry.path());
        for (const char* const way : {"innerHTML", "outerHTML", "insertAdjacentHTML", "DOMParser",
                                      "createContextualFragment", "document.write"}) {
            INFO(way);
            CHECK(count(code, way) == 0);
        }
    }
    CHECK(files > 10);
}

TEST_CASE("the page's policy allows its own script and no other") {
    const std::string page = page_template();
    const std::string policy =
        between(page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    const std::string script = between(page, "<script>", "</script>");
    CHECK(policy == "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" +
                        base64_of_hex(sha256_hex(script)) +
                        "'; require-trusted-types-for 'script'; trusted-types 'none'; "
                        "base-uri 'none'; form-action 'none'");
}

// Run by name for tests/web/check_page.mjs: writes pages into ./report-pages.
TEST_CASE("write sample pages", "[.pages]") {
    write_page("report-pages/plain", test::make_sample_report());
    write_page("report-pages/hostile", test::make_sample_report(test::hostile_payload()));
    write_page("report-pages/excerpts", make_report_of_excerpts());
}

}  // namespace parallax
