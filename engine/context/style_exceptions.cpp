#include "engine/context/style_exceptions.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/lexicon/located_fields.hpp"

#include <optional>
#include <utility>

namespace parallax {
namespace {

using Kind = LocatedJson::Kind;

constexpr std::string_view exceptions_format = "parallax-style-exceptions/1";

StyleException read_exception(LocatedFields& fields, const LocatedJson& value) {
    fields.check_names(value, "an exception", {"rule", "file", "document", "text", "reason"});
    StyleException exception;
    exception.rule = fields.required_text(value, "rule").value;
    exception.file = fields.optional_text(value, "file");
    exception.document = fields.optional_text(value, "document");
    exception.text = fields.optional_text(value, "text");
    exception.reason = fields.required_text(value, "reason").value;
    if (exception.file.empty() && exception.document.empty() && exception.text.empty()) {
        fields.add_fault(value.offset,
                         "the exception would switch its rule off; name a file, a document or "
                         "words of the sentence (\"text\")");
    }
    return exception;
}

bool is_end_of_path(std::string_view end, std::string_view path) {
    if (!path.ends_with(end)) return false;
    return path.size() == end.size() || path[path.size() - end.size() - 1] == '/';
}

}  // namespace

StyleExceptions parse_style_exceptions(const std::string& file, std::string_view bytes) {
    std::vector<Fault> faults;
    LocatedFields fields(file, bytes, faults);
    StyleExceptions result{file, {}};
    if (const std::optional<LocatedJson> root = parse_located_json(file, bytes, faults)) {
        if (!fields.has_kind(*root, Kind::object, "exceptions", "an object {\"format\": …}")) {
            throw InputError(std::move(faults));
        }
        fields.check_names(*root, "an exceptions file", {"format", "about", "exceptions"});
        fields.check_format(*root, exceptions_format);
        fields.optional_text(*root, "about");
        const LocatedJson* const list = root->find("exceptions");
        if (list == nullptr) {
            fields.add_fault(root->offset, "the field \"exceptions\" is missing");
        } else if (fields.has_kind(*list, Kind::array, "exceptions", "a list [{\"rule\": …}]")) {
            for (const LocatedJson& value : list->values) {
                if (!fields.has_kind(value, Kind::object, "exceptions", "{\"rule\": …}")) continue;
                result.exceptions.push_back(read_exception(fields, value));
                result.exceptions.back().place = place_of(bytes, value.offset);
            }
        }
    }
    if (!faults.empty()) throw InputError(std::move(faults));
    return result;
}

StyleExceptions read_style_exceptions(const std::filesystem::path& file) {
    return parse_style_exceptions(file.generic_string(), read_whole_file(file));
}

bool is_about(const StyleException& exception, const BreachPlace& breach) {
    const std::string whole = std::string(breach.house_style) + "/" + std::string(breach.rule);
    if (exception.rule != breach.rule && exception.rule != whole) return false;
    if (!exception.file.empty() && !is_end_of_path(exception.file, breach.path)) return false;
    if (!exception.document.empty() && exception.document != breach.document) return false;
    return exception.text.empty() || breach.sentence.find(exception.text) != std::string_view::npos;
}

}  // namespace parallax
