#include "engine/core/decimal.hpp"
#include "engine/lexicon/dictionary_lines.hpp"
#include "engine/lexicon/table_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include <pugixml.hpp>

namespace parallax {
namespace {

constexpr std::size_t deepest_element = 64;

/// Walks the categories ("cnode") and patterns ("pnode") of a Yoshikoder or Lexicoder 2 file.
class XmlReader {
public:
    XmlReader(std::string_view bytes, Dictionary& dictionary, std::vector<Fault>& faults)
        : bytes_(bytes), lines_(bytes), dictionary_(dictionary), faults_(faults) {}

    void read() {
        pugi::xml_document document;
        const pugi::xml_parse_result result = document.load_buffer(
            bytes_.data(), bytes_.size(), pugi::parse_default, pugi::encoding_utf8);
        if (!result) {
            add_fault(static_cast<std::size_t>(result.offset),
                      std::string("the XML breaks off: ") + lower_first(result.description()));
            return;
        }
        const pugi::xml_node root = document.document_element();
        if (std::string_view(root.name()) != "dictionary") {
            add_fault(offset_of(root), "the outermost element is <" +
                                           shorten_for_message(root.name()) +
                                           ">; a dictionary of Yoshikoder or Lexicoder is "
                                           "<dictionary> with <cnode> and <pnode>");
            return;
        }
        for (const pugi::xml_node child : root.children()) {
            if (std::string_view(child.name()) == "pnode") {
                add_fault(offset_of(child),
                          "a <pnode> stands outside every <cnode>; put it into "
                          "a category");
            } else {
                read_category(child, 1, dictionary_.categories);
            }
        }
    }

private:
    static std::string lower_first(std::string text) {
        if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z')
            text.front() = static_cast<char>(text.front() - 'A' + 'a');
        return text;
    }

    [[nodiscard]] static std::size_t offset_of(const pugi::xml_node& node) {
        const std::ptrdiff_t offset = node.offset_debug();
        return offset < 0 ? 0 : static_cast<std::size_t>(offset);
    }

    void add_fault(std::size_t offset, std::string message) {
        faults_.push_back(
            lines_.fault(dictionary_.file, std::min(offset, bytes_.size()), std::move(message)));
    }

    void leave_out(const pugi::xml_node& node, std::string message) {
        dictionary_.left_out.push_back(lines_.fault(
            dictionary_.file, std::min(offset_of(node), bytes_.size()), std::move(message)));
    }

    void read_category(const pugi::xml_node& node, std::size_t depth,
                       std::vector<DictionaryCategory>& into) {
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
            leave_out(node, quote_for_message(trim_cell(node.value())) +
                                " is text between the elements; a word is <pnode name=\"…\">; "
                                "left out");
        }
        if (node.type() != pugi::node_element) return;
        const std::string_view kind = node.name();
        if (kind != "cnode") {
            add_fault(offset_of(node), "<" + shorten_for_message(kind) +
                                           "> is not known; write <cnode> for a category and "
                                           "<pnode> for a word");
            return;
        }
        const std::string_view name = trim_cell(node.attribute("name").value());
        if (name.empty()) {
            add_fault(offset_of(node), "a <cnode> has no name; write name=\"…\"");
            return;
        }
        if (depth > deepest_element) {
            add_fault(offset_of(node), "categories stand in one another more than 64 deep");
            return;
        }
        DictionaryCategory category{std::string(name),
                                    node.attribute("desc").value(),
                                    lines_.place_of(offset_of(node)),
                                    {},
                                    {}};
        for (const pugi::xml_node child : node.children()) {
            if (std::string_view(child.name()) == "pnode") {
                read_pattern(child, category);
            } else {
                read_category(child, depth + 1, category.below);
            }
        }
        into.push_back(std::move(category));
    }

    void read_pattern(const pugi::xml_node& node, DictionaryCategory& category) {
        const std::string_view name = trim_cell(node.attribute("name").value());
        if (name.empty()) {
            add_fault(offset_of(node), "a <pnode> has no name; write name=\"…\"");
            return;
        }
        std::optional<double> weight;
        const std::string_view score = trim_cell(node.attribute("score").value());
        // Yoshikoder writes NaN for a word without a score.
        if (!score.empty() && score != "NaN") {
            weight = read_signed_decimal(score);
            if (!weight) {
                add_fault(offset_of(node), "score " + quote_for_message(score) + " of " +
                                               quote_for_message(name) +
                                               " is not a number; write a decimal such as 1.5");
                return;
            }
        }
        category.entries.push_back(
            {std::string(name), weight, std::nullopt, lines_.place_of(offset_of(node))});
        if (node.first_child()) {
            leave_out(node.first_child(), "what stands inside <pnode> " + quote_for_message(name) +
                                              " is not read; left out");
        }
    }

    std::string_view bytes_;
    LineIndex lines_;
    Dictionary& dictionary_;
    std::vector<Fault>& faults_;
};

}  // namespace

void read_dictionary_xml(std::string_view bytes, Dictionary& dictionary,
                         std::vector<Fault>& faults) {
    XmlReader(bytes, dictionary, faults).read();
}

}  // namespace parallax
