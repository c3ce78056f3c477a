#include "engine/lexicon/declarations.hpp"

#include "engine/lexicon/located_fields.hpp"
#include "engine/lexicon/located_json.hpp"

#include <algorithm>
#include <charconv>

namespace parallax {
namespace {

using JsonKind = LocatedJson::Kind;

constexpr std::string_view format_read = "parallax-lexicon/1";

/// Reads the fields of one lexicon.json and notes every fault with its place.
class DeclarationReader : private LocatedFields {
public:
    DeclarationReader(Declarations& out, std::vector<Fault>& faults)
        : LocatedFields(out.file, out.bytes, faults), out_(out) {}

    void read(const LocatedJson& root) {
        check_names(root, "a lexicon",
                    {"format", "kind", "id", "title", "language", "version", "license", "about",
                     "extends", "on_request", "axes", "targets", "choices", "parity", "induced"});
        check_format(root, format_read);
        read_kind(root);
        out_.id = required_text(root, "id");
        check_slug("id", out_.id.value, out_.id.offset);
        out_.language = required_text(root, "language");
        out_.title = optional_text(root, "title");
        if (out_.title.empty()) out_.title = out_.id.value;
        out_.version = optional_text(root, "version");
        out_.license = optional_text(root, "license");
        out_.about = optional_text(root, "about");
        out_.extends = list_of_text(root, "extends");
        if (const LocatedJson* on_request = root.find("on_request")) {
            has_kind(*on_request, JsonKind::boolean, "on_request", "true or false");
        }
        for_each_member(root, "axes", [&](const auto& key, const auto& v) { read_axis(key, v); });
        for_each_member(root, "targets",
                        [&](const auto& key, const auto& v) { read_target(key, v); });
        for_each_member(root, "choices",
                        [&](const auto& key, const auto& v) { read_choice(key, v); });
        read_parity(root);
        read_induced(root);
    }

private:
    void read_kind(const LocatedJson& root) {
        const Placed<std::string> kind = required_text(root, "kind");
        for (const LexiconKind known :
             {LexiconKind::framing, LexiconKind::style, LexiconKind::outlet}) {
            if (kind.value == name_of(known)) {
                out_.kind = known;
                return;
            }
        }
        if (kind.value.empty()) return;
        add_fault(kind.offset, "kind \"" + shorten_for_message(kind.value) +
                                   "\" is not known; write framing, style or outlet");
    }

    void read_axis(const LocatedJson::Key& key, const LocatedJson& value) {
        check_slug("axis", key.name, key.offset);
        check_names(value, "axis \"" + key.name + "\"", {"negative", "positive", "about"});
        Axis axis;
        axis.id = key.name;
        axis.negative = required_text(value, "negative").value;
        axis.positive = required_text(value, "positive").value;
        axis.about = optional_text(value, "about");
        axis.kind = out_.kind;
        axis.lexicon = out_.id.value;
        if (!axis.negative.empty() && axis.negative == axis.positive) {
            add_fault(value.offset,
                      "both poles of axis \"" + axis.id + "\" have the same name; name them apart");
        }
        out_.axes.push_back({std::move(axis), key.offset});
    }

    void read_target(const LocatedJson::Key& key, const LocatedJson& value) {
        check_slug("target", key.name, key.offset);
        check_names(
            value, "target \"" + key.name + "\"",
            {"name", "kind", "side", "aliases", "generic", "members", "adjectives", "scenes"});
        Target target;
        target.id = key.name;
        target.name = required_text(value, "name").value;
        target.kind = required_text(value, "kind").value;
        target.side = optional_text(value, "side");
        check_slug("kind", target.kind, key.offset);
        check_slug("side", target.side, key.offset);
        target.aliases = list_of_phrases(value, "aliases", key.name);
        target.generic = list_of_phrases(value, "generic", key.name);
        target.members = list_of_phrases(value, "members", key.name);
        target.adjectives = list_of_phrases(value, "adjectives", key.name);
        target.scenes = list_of_phrases(value, "scenes", key.name);
        target.lexicon = out_.id.value;
        out_.targets.push_back({std::move(target), key.offset});
    }

    void read_choice(const LocatedJson::Key& key, const LocatedJson& value) {
        check_slug("choice", key.name, key.offset);
        check_names(value, "choice \"" + key.name + "\"", {"about", "target", "kinds"});
        DeclaredChoice declared;
        declared.choice.id = key.name;
        declared.choice.about = optional_text(value, "about");
        declared.choice.lexicon = out_.id.value;
        for (Placed<std::string>& kind : list_of_text(value, "kinds")) {
            declared.choice.kinds.push_back(std::move(kind.value));
        }
        declared.target.value = optional_text(value, "target");
        if (const LocatedJson* target = value.find("target")) {
            declared.target.offset = target->offset;
        }
        out_.choices.push_back({std::move(declared), key.offset});
    }

    void read_parity(const LocatedJson& root) {
        const LocatedJson* parity = root.find("parity");
        if (parity == nullptr ||
            !has_kind(*parity, JsonKind::object, "parity", "{\"axis\": \"why\"}")) {
            return;
        }
        for (std::size_t i = 0; i < parity->values.size(); ++i) {
            const LocatedJson& reason = parity->values[i];
            if (!has_kind(reason, JsonKind::string, "parity", "the reason as text")) continue;
            out_.parity.push_back({{parity->keys[i].name, reason.text}, parity->keys[i].offset});
        }
    }

    void read_induced(const LocatedJson& root) {
        const LocatedJson* induced = root.find("induced");
        if (induced == nullptr || !has_kind(*induced, JsonKind::object, "induced",
                                            "an object such as {\"from\": \"…\"}")) {
            return;
        }
        check_names(*induced, "induced",
                    {"by", "class", "from", "documents", "intercept", "seed", "settings"});
        InducedFrom out;
        out.from = required_text(*induced, "from").value;
        out.documents.value = optional_text(*induced, "documents");
        if (const LocatedJson* documents = induced->find("documents")) {
            out.documents.offset = documents->offset;
        }
        if (const LocatedJson* intercept = induced->find("intercept")) {
            if (has_kind(*intercept, JsonKind::number, "intercept", "a number such as -0.2")) {
                std::from_chars(intercept->text.data(),
                                intercept->text.data() + intercept->text.size(), out.intercept);
            }
        }
        out_.induced = std::move(out);
    }

    std::vector<std::string> list_of_phrases(const LocatedJson& object, const char* name,
                                             const std::string& target) {
        std::vector<std::string> out;
        std::string of = "target \"";
        of.append(target).append("\"");
        for (ReadPhrase& phrase : read_phrases(object, name, of, vocabulary_)) {
            out.push_back(std::move(phrase.notation));
        }
        return out;
    }

    template <class Read>
    void for_each_member(const LocatedJson& root, const char* name, Read read) {
        const LocatedJson* object = root.find(name);
        if (object == nullptr) return;
        if (!has_kind(*object, JsonKind::object, name, "an object such as {\"id\": {…}}")) return;
        for (std::size_t i = 0; i < object->values.size(); ++i) {
            const LocatedJson& value = object->values[i];
            if (has_kind(value, JsonKind::object, object->keys[i].name, "an object such as {…}")) {
                read(object->keys[i], value);
            }
        }
    }

    Declarations& out_;
    Vocabulary vocabulary_;
};

}  // namespace

Fault Declarations::fault(std::size_t offset, std::string message) const {
    return make_fault(file, bytes, offset, std::move(message));
}

std::optional<Declarations> parse_declarations(const std::string& file, std::string_view bytes,
                                               std::vector<Fault>& faults) {
    const std::optional<LocatedJson> root = parse_located_json(file, bytes, faults);
    if (!root) return std::nullopt;
    if (root->kind != JsonKind::object) {
        faults.push_back({file, 1, 1, "a lexicon is a JSON object; write {\"format\": …}", {}});
        return std::nullopt;
    }
    Declarations out;
    out.file = file;
    out.bytes = bytes;
    DeclarationReader(out, faults).read(*root);
    return out;
}

std::string describe_unknown(std::string_view what, const std::string& name,
                             const std::vector<std::string>& declared) {
    constexpr std::size_t most_listed = 12;
    std::string out = std::string(what) + " \"" + shorten_for_message(name) +
                      "\" is not declared here or in a lexicon this one extends";
    const std::string nearest = suggest_nearest(name, declared);
    if (!nearest.empty()) return out + "; did you mean \"" + nearest + "\"?";
    if (declared.empty()) return out + "; declare it in lexicon.json";
    out += "; declared are ";
    for (std::size_t i = 0; i < declared.size() && i < most_listed; ++i) {
        out += (i == 0 ? "" : ", ") + declared[i];
    }
    if (declared.size() > most_listed) out += ", …";
    return out;
}

}  // namespace parallax
