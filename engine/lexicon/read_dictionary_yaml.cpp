#include "engine/lexicon/dictionary_lines.hpp"
#include "engine/lexicon/table_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

namespace parallax {
namespace {

constexpr std::size_t deepest_block = 64;

/// Thrown and caught in this file only, so that the events can stop anywhere.
struct StopReading {
    Fault fault;
};

/// Makes categories of maps and entries of lists, event by event: no anchor is ever followed, so
/// that a small file cannot stand for an endless one.
class Events final : public YAML::EventHandler {
public:
    Events(std::string_view bytes, Dictionary& dictionary)
        : bytes_(bytes), lines_(bytes), dictionary_(dictionary), root_{"", {}, {}, {}, {}} {}

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1)
            stop_at(mark, "a second document begins; put all categories into one");
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
        if (expects_key()) stop_at(mark, "a category has no name; write one before the \":\"");
        take_value();
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        stop_at(mark, "an alias (*name) stands for other text; write the words out");
    }
    void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  const std::string& value) override {
        const std::string text(trim_cell(value));
        if (expects_key()) {
            if (text.empty()) stop_at(mark, "a category has no name; write one before the \":\"");
            DictionaryCategory& parent = *levels_.back().category;
            parent.below.push_back({text, {}, place(mark), {}, {}});
            levels_.back().has_key = true;
            return;
        }
        if (levels_.empty()) {
            stop_at(mark, "the file holds no category; write \"category: [word, word]\"");
        }
        if (!text.empty()) {
            current().entries.push_back({text, std::nullopt, std::nullopt, place(mark)});
        }
        take_value();
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                         YAML::EmitterStyle::value) override {
        if (levels_.empty()) {
            stop_at(mark, "a list stands in no category; write \"category: [word, word]\"");
        }
        if (expects_key()) stop_at(mark, "a list cannot be a category's name");
        open(mark, false);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                    YAML::EmitterStyle::value) override {
        if (!levels_.empty() && expects_key())
            stop_at(mark, "categories cannot be a category's name");
        open(mark, true);
    }
    void OnMapEnd() override { close(); }

    [[nodiscard]] std::vector<DictionaryCategory> take() { return std::move(root_.below); }

private:
    struct Level {
        DictionaryCategory* category = nullptr;  ///< what a map's keys or a list's words belong to
        bool is_map = false;
        bool has_key = false;  ///< of a map: a key came and its value did not yet
    };

    [[noreturn]] void stop_at(const YAML::Mark& mark, std::string message) const {
        throw StopReading{
            make_fault(dictionary_.file, bytes_, offset_of(mark), std::move(message))};
    }

    [[nodiscard]] std::size_t offset_of(const YAML::Mark& mark) const {
        return mark.pos < 0 ? 0 : std::min(static_cast<std::size_t>(mark.pos), bytes_.size());
    }
    [[nodiscard]] FilePlace place(const YAML::Mark& mark) const {
        return lines_.place_of(offset_of(mark));
    }

    [[nodiscard]] bool expects_key() const {
        return !levels_.empty() && levels_.back().is_map && !levels_.back().has_key;
    }

    /// The category that a value belongs to.
    DictionaryCategory& current() {
        Level& level = levels_.back();
        return level.is_map ? level.category->below.back() : *level.category;
    }

    void take_value() {
        if (!levels_.empty()) levels_.back().has_key = false;
    }

    void open(const YAML::Mark& mark, bool is_map) {
        if (levels_.size() >= deepest_block) {
            stop_at(mark, "categories stand in one another more than 64 deep");
        }
        DictionaryCategory* category = levels_.empty() ? &root_ : &current();
        levels_.push_back({category, is_map, false});
    }

    void close() {
        levels_.pop_back();
        take_value();
    }

    std::string_view bytes_;
    LineIndex lines_;
    Dictionary& dictionary_;
    DictionaryCategory root_;
    std::vector<Level> levels_;
    int documents_ = 0;
};

}  // namespace

void read_dictionary_yaml(std::string_view bytes, Dictionary& dictionary,
                          std::vector<Fault>& faults) {
    std::istringstream stream{std::string(bytes)};
    Events events(bytes, dictionary);
    try {
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(events)) {
        }
        dictionary.categories = events.take();
    } catch (const StopReading& stop) {
        faults.push_back(stop.fault);
    } catch (const YAML::Exception& error) {
        const std::size_t offset = error.mark.is_null() || error.mark.pos < 0
                                       ? bytes.size()
                                       : static_cast<std::size_t>(error.mark.pos);
        faults.push_back(make_fault(dictionary.file, bytes, std::min(offset, bytes.size()),
                                    "the YAML cannot be read: " + error.msg));
    }
}

}  // namespace parallax
