#include "engine/core/input_error.hpp"
#include "engine/report/report.hpp"

namespace parallax {

namespace {

/// Appends JSON that no HTML parser can take for markup. The characters replaced stand in JSON only
/// inside strings, where \u escapes mean the same.
void append_for_script(std::string& escaped, std::string_view json) {
    constexpr std::string_view line_separator = "\xE2\x80\xA8";
    constexpr std::string_view paragraph_separator = "\xE2\x80\xA9";
    for (std::size_t at = 0; at < json.size(); ++at) {
        const std::string_view rest = json.substr(at);
        if (rest.front() == '<') {
            escaped += "\\u003c";
        } else if (rest.front() == '>') {
            escaped += "\\u003e";
        } else if (rest.front() == '&') {
            escaped += "\\u0026";
        } else if (rest.starts_with(line_separator)) {
            escaped += "\\u2028";
            at += line_separator.size() - 1;
        } else if (rest.starts_with(paragraph_separator)) {
            escaped += "\\u2029";
            at += paragraph_separator.size() - 1;
        } else {
            escaped += rest.front();
        }
    }
}

}  // namespace

std::string render_html(std::string_view page_template, std::string_view report_json) {
    constexpr std::string_view placeholder = "__PARALLAX_REPORT__";
    const std::size_t marker = page_template.find(report_marker);
    if (marker == std::string_view::npos ||
        page_template.find(placeholder, marker + report_marker.size()) != std::string_view::npos) {
        throw SystemError(
            "the report page (reports/page/dist/index.html) does not hold its marker "
            "exactly once; install Parallax again");
    }
    const std::size_t place = page_template.find(placeholder, marker);
    std::string page;
    page.reserve(page_template.size() + report_json.size() + report_json.size() / 16);
    page += page_template.substr(0, place);
    append_for_script(page, report_json);
    page += page_template.substr(place + placeholder.size());
    return page;
}

}  // namespace parallax
