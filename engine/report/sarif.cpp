#include "engine/core/sha256.hpp"
#include "engine/report/internal/ordered_json.hpp"
#include "engine/report/style_findings.hpp"

#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

/// A relative reference (RFC 3986): what is neither unreserved nor a slash is percent-encoded.
std::string make_uri(std::string_view path) {
    constexpr std::string_view kept = "-._~/";
    std::string uri;
    for (const char c : path) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') || kept.find(c) != std::string_view::npos;
        if (is_plain) {
            uri += c;
        } else {
            uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return uri;
}

Json artifact_location(const std::string& path) {
    // Standard input has no address.
    if (path == "-") return {{"description", {{"text", "standard input"}}}};
    return {{"uri", make_uri(path)}};
}

std::string rule_id(const HouseStyle& style, const StyleRule& rule) {
    return style.id + "/" + rule.id;
}

template <class Values>
Json names(const Values& values) {
    Json list = Json::array();
    for (const auto value : values) list.push_back(name_of(value));
    return list;
}

Json rule_json(const HouseStyle& style, const StyleRule& rule) {
    std::string help = rule.message + ".";
    if (!rule.instead.empty()) {
        help += fmt::format(" Can be written: {}.", fmt::join(rule.instead, ", "));
    }
    help += " Reference: " + rule.reference;
    Json json{{"id", rule_id(style, rule)},
              {"shortDescription", {{"text", rule.message + "."}}},
              {"fullDescription", {{"text", rule.note.empty() ? rule.message + "." : rule.note}}},
              {"help", {{"text", help}}},
              {"defaultConfiguration", {{"level", "warning"}}}};
    json["properties"] = {{"houseStyle", style.id},
                          {"terms", rule.terms},
                          {"voices", names(rule.voices)},
                          {"wordings", names(rule.wordings)},
                          {"reference", rule.reference}};
    return json;
}

Json result_json(const StyleFinding& finding, std::size_t rule_index) {
    const StyleUse& use = finding.breach.use;
    const StyleRule& rule = finding.style->rules[use.rule];
    const std::string speaker =
        finding.breach.speaker.empty() ? "" : ", speaker " + finding.breach.speaker;
    const std::string message =
        fmt::format("\"{}\" (voice {}, wording {}{}): {}.", finding.breach.surface,
                    name_of(use.voice), name_of(use.wording), speaker, rule.message);
    Json region{{"startLine", finding.begin.line},
                {"startColumn", finding.begin.column},
                {"endLine", finding.end.line},
                {"endColumn", finding.end.column},
                {"snippet", {{"text", finding.breach.surface}}}};
    Json location{
        {"physicalLocation",
         {{"artifactLocation", artifact_location(finding.path)}, {"region", std::move(region)}}}};
    const std::array<std::string_view, 3> told{rule.id, finding.breach.surface,
                                               finding.breach.sentence};
    Json json{{"ruleId", rule_id(*finding.style, rule)},
              {"ruleIndex", rule_index},
              {"level", "warning"},
              {"message", {{"text", message}}},
              {"locations", Json::array({std::move(location)})},
              {"partialFingerprints", {{"sentence/v1", sha256_hex_of_parts(told)}}}};
    if (finding.accepted) {
        json["suppressions"] = Json::array(
            {{{"kind", "external"}, {"status", "accepted"}, {"justification", *finding.accepted}}});
    } else {
        json["suppressions"] = Json::array();
    }
    json["properties"] = {{"voice", name_of(use.voice)},
                          {"wording", name_of(use.wording)},
                          {"document", finding.document},
                          {"sentence", finding.breach.sentence}};
    return json;
}

Json notifications(const StyleCheckResult& result) {
    Json list = Json::array();
    for (const UnusedException& unused : result.unused) {
        Json place{{"physicalLocation",
                    {{"artifactLocation", artifact_location(unused.file)},
                     {"region",
                      {{"startLine", unused.place.line}, {"startColumn", unused.place.column}}}}}};
        list.push_back(
            {{"level", "warning"},
             {"message",
              {{"text", fmt::format("the exception from \"{}\" covers no finding.", unused.rule)}}},
             {"locations", Json::array({std::move(place)})}});
    }
    for (const Reject& reject : result.rejects) {
        list.push_back({{"level", "error"}, {"message", {{"text", describe(reject)}}}});
    }
    return list;
}

}  // namespace

std::string render_sarif(const StyleCheckResult& result) {
    Json rules = Json::array();
    std::map<std::pair<const HouseStyle*, std::uint32_t>, std::size_t> index_of;
    for (const HouseStyle* const style : result.styles) {
        for (std::uint32_t i = 0; i < style->rules.size(); ++i) {
            index_of[{style, i}] = rules.size();
            rules.push_back(rule_json(*style, style->rules[i]));
        }
    }
    Json results = Json::array();
    for (const StyleFinding& finding : result.findings) {
        results.push_back(
            result_json(finding, index_of.at({finding.style, finding.breach.use.rule})));
    }
    const Json driver{{"name", "Parallax"}, {"version", result.version}, {"rules", rules}};
    Json run{
        {"tool", {{"driver", driver}}},
        {"columnKind", "unicodeCodePoints"},
        {"invocations", Json::array({{{"executionSuccessful", true},
                                      {"toolExecutionNotifications", notifications(result)}}})},
        {"results", results}};
    const Json log{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                   {"version", "2.1.0"},
                   {"runs", Json::array({run})}};
    return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace parallax
