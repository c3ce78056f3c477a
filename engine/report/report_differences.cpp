#include "engine/report/report_differences.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/json_writer.hpp"
#include "engine/core/sha256.hpp"
#include "engine/report/line_parts.hpp"
#include "engine/report/terminal_text.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace parallax {
namespace {

using UnorderedJson = nlohmann::json;

std::string dump_compact(const UnorderedJson& json) {
    return json.dump(-1, ' ', false, UnorderedJson::error_handler_t::replace);
}

/// The field by which the elements of both lists can be told apart, or "".
std::string key_of(const UnorderedJson& a, const UnorderedJson& b) {
    for (const char* const key : {"name", "id"}) {
        bool is_key = true;
        for (const UnorderedJson* const list : {&a, &b}) {
            std::set<std::string> seen;
            for (const UnorderedJson& element : *list) {
                is_key = is_key && element.is_object() && element.contains(key) &&
                         element[key].is_string() &&
                         seen.insert(element[key].get<std::string>()).second;
            }
        }
        if (is_key) return key;
    }
    return "";
}

class JsonComparison {
public:
    JsonComparison(std::string file, std::vector<ReportDifference>& into)
        : file_(std::move(file)), into_(into) {}

    void compare(const UnorderedJson& recorded, const UnorderedJson& computed,
                 const std::string& path) {
        if (recorded == computed) return;
        if (recorded.is_object() && computed.is_object()) {
            compare_members(recorded, computed, path);
        } else if (recorded.is_array() && computed.is_array()) {
            compare_elements(recorded, computed, path);
        } else {
            into_.push_back({file_, path, dump_compact(recorded), dump_compact(computed)});
        }
    }

private:
    void compare_members(const UnorderedJson& recorded, const UnorderedJson& computed,
                         const std::string& path) {
        std::set<std::string> names;
        for (const auto& [name, value] : recorded.items()) names.insert(name);
        for (const auto& [name, value] : computed.items()) names.insert(name);
        for (const std::string& name : names) {
            const std::string inner = path.empty() ? name : path + "/" + name;
            compare_present(find(recorded, name), find(computed, name), inner);
        }
    }

    void compare_elements(const UnorderedJson& recorded, const UnorderedJson& computed,
                          const std::string& path) {
        const std::string key = key_of(recorded, computed);
        if (key.empty()) {
            for (std::size_t i = 0; i < std::max(recorded.size(), computed.size()); ++i) {
                compare_present(i < recorded.size() ? &recorded[i] : nullptr,
                                i < computed.size() ? &computed[i] : nullptr,
                                fmt::format("{}[{}]", path, i));
            }
            return;
        }
        std::map<std::string, std::pair<const UnorderedJson*, const UnorderedJson*>> pairs;
        for (const UnorderedJson& element : recorded) pairs[element[key]].first = &element;
        for (const UnorderedJson& element : computed) pairs[element[key]].second = &element;
        for (const auto& [name, pair] : pairs) {
            compare_present(pair.first, pair.second, fmt::format("{}[{}]", path, name));
        }
    }

    void compare_present(const UnorderedJson* recorded, const UnorderedJson* computed,
                         const std::string& path) {
        if (recorded != nullptr && computed != nullptr) {
            compare(*recorded, *computed, path);
        } else {
            into_.push_back({file_, path, recorded == nullptr ? "" : dump_compact(*recorded),
                             computed == nullptr ? "" : dump_compact(*computed)});
        }
    }

    static const UnorderedJson* find(const UnorderedJson& object, const std::string& name) {
        const auto found = object.find(name);
        return found == object.end() ? nullptr : &*found;
    }

    std::string file_;
    std::vector<ReportDifference>& into_;
};

std::string_view take_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

void compare_lines(const std::string& file, std::string_view recorded, std::string_view computed,
                   std::vector<ReportDifference>& into) {
    for (std::size_t number = 1; !recorded.empty() || !computed.empty(); ++number) {
        const std::string_view before = take_line(recorded);
        const std::string_view after = take_line(computed);
        if (before == after) continue;
        into.push_back(
            {file, fmt::format("line {}", number), std::string(before), std::string(after)});
    }
}

void compare_bytes(const std::string& file, const std::string& recorded,
                   const std::string& computed, std::vector<ReportDifference>& into) {
    const auto describe = [](const std::string& bytes) {
        return fmt::format("{} bytes, SHA-256 {}", bytes.size(), sha256_hex(bytes));
    };
    into.push_back({file, "", describe(recorded), describe(computed)});
}

void compare_file(const std::string& file, const std::string& recorded, const std::string& computed,
                  std::vector<ReportDifference>& into) {
    if (recorded == computed) return;
    const std::size_t before = into.size();
    if (file.ends_with(".json")) {
        UnorderedJson a = UnorderedJson::parse(recorded, nullptr, false);
        UnorderedJson b = UnorderedJson::parse(computed, nullptr, false);
        if (!a.is_discarded() && !b.is_discarded()) {
            if (file == "report.json" && a.is_object() && b.is_object()) {
                // Compared as a file of its own.
                a.erase("manifest");
                b.erase("manifest");
            }
            JsonComparison(file, into).compare(a, b, "");
            // Other white space or order alone, or in report.json another manifest alone.
            if (into.size() > before || file == "report.json") return;
        }
        compare_bytes(file, recorded, computed, into);
    } else if (file.ends_with(".html")) {
        compare_bytes(file, recorded, computed, into);
    } else {
        compare_lines(file, recorded, computed, into);
    }
}

std::string show(const std::string& value) {
    return value.empty() ? "nothing" : terminal_text(shorten_for_message(value));
}

}  // namespace

std::vector<ReportDifference> compare_report_files(
    const std::map<std::string, std::string>& recorded,
    const std::map<std::string, std::string>& computed) {
    std::vector<std::string> names;
    for (const auto& [name, bytes] : recorded) names.push_back(name);
    for (const auto& [name, bytes] : computed) names.push_back(name);
    const auto rank = [](const std::string& name) {
        return name == "manifest.json" ? 0 : name == "report.json" ? 1 : 2;
    };
    std::sort(names.begin(), names.end(), [&](const std::string& a, const std::string& b) {
        return std::pair(rank(a), a) < std::pair(rank(b), b);
    });
    names.erase(std::unique(names.begin(), names.end()), names.end());

    std::vector<ReportDifference> differences;
    for (const std::string& name : names) {
        const auto before = recorded.find(name);
        const auto after = computed.find(name);
        if (before != recorded.end() && after != computed.end()) {
            compare_file(name, before->second, after->second, differences);
        } else {
            const auto size = [](const std::string& bytes) {
                return fmt::format("{} bytes", bytes.size());
            };
            differences.push_back({name, "", before == recorded.end() ? "" : size(before->second),
                                   after == computed.end() ? "" : size(after->second)});
        }
    }
    return differences;
}

std::string render_differences(const std::vector<ReportDifference>& differences,
                               std::size_t most_each) {
    std::string text;
    for (std::size_t at = 0; at < differences.size();) {
        const std::string& file = differences[at].file;
        std::size_t shown = 0;
        std::size_t all = 0;
        for (; at < differences.size() && differences[at].file == file; ++at, ++all) {
            if (shown == most_each) continue;
            ++shown;
            const ReportDifference& difference = differences[at];
            text += fmt::format("{}{}{}: recorded {}, now {}\n", file,
                                difference.path.empty() ? "" : " ", terminal_text(difference.path),
                                show(difference.recorded), show(difference.computed));
        }
        if (all > shown) text += fmt::format("{}: {} more differences\n", file, all - shown);
    }
    return text;
}

std::string render_differences_jsonl(const std::vector<ReportDifference>& differences) {
    std::string text;
    for (const ReportDifference& difference : differences) {
        JsonWriter json;
        json.begin_object().key("file").value(difference.file);
        json.key("path").value(difference.path).key("recorded");
        write_text_or_null(json, difference.recorded);
        json.key("computed");
        write_text_or_null(json, difference.computed);
        json.end_object();
        text += json.take() + "\n";
    }
    return text;
}

}  // namespace parallax
