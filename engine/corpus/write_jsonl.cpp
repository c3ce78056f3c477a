#include "engine/corpus/write_jsonl.hpp"

#include "engine/core/json_writer.hpp"

#include <string_view>

namespace parallax {

std::string write_jsonl(const Document& document) {
    JsonWriter writer;
    const auto write_if_present = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) writer.key(name).value(value);
    };
    writer.begin_object();
    writer.key("id").value(document.id);
    writer.key("outlet").value(document.outlet);
    write_if_present("title", document.title);
    write_if_present("date", document.date);
    write_if_present("url", document.url);
    write_if_present("event", document.event);
    write_if_present("lang", document.lang);
    writer.key("text").value(document.text);
    writer.end_object();
    return writer.take() + "\n";
}

}  // namespace parallax
