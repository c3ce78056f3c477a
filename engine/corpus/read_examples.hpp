#pragma once

#include "engine/corpus/document.hpp"
#include "engine/corpus/read_corpus.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace parallax {

/// What the fields of labelled examples are called. An optional field that a record lacks is empty.
struct ExampleFields {
    std::string text = "text";
    std::string label = "label";
    std::string outlet = "outlet";
    std::string event = "event";
    std::string group = "group";
    std::string topic = "topic";
    std::string id = "id";
    std::string title = "title";
    std::string url = "url";
    std::string marked = "marked";
};

/// A text that somebody labelled.
struct Example {
    Document document;  ///< its outlet may be empty
    /// Classes and how many annotators said so: a single label is one vote. By class, each once,
    /// all > 0, never empty.
    std::vector<std::pair<std::string, double>> votes;
    std::string group;                ///< examples of one group must not be told apart by a fold
    std::string topic;                ///< for results by topic
    std::vector<std::string> marked;  ///< stretches that the annotators marked as the reason
};

/// All that was read: examples.size() + rejects.size() == read, in input order.
struct Examples {
    std::vector<Example> examples;
    std::vector<Reject> rejects;
    std::vector<InputFile> inputs;
    std::uint64_t read = 0;
};

/// Reads .jsonl, .csv and .tsv files (also .gz and .zst) and "-" (JSONL on standard input). A label
/// is a text, a number, true or false, or an object of counts by class; in a table cell the object
/// is written as JSON. `marked` is a list of texts, in a table cell parted by "|". Records that
/// cannot be used become rejects and reading goes on. Throws InputError if a path does not exist or
/// is of no known kind or if a header row lacks text or label, SystemError.
[[nodiscard]] Examples read_examples(const std::vector<std::string>& paths,
                                     const ExampleFields& fields = {});

/// SHA-256 over the files' digests, whatever their order: names the data a model learned from.
[[nodiscard]] std::string hash_inputs(const std::vector<InputFile>& inputs);

}  // namespace parallax
