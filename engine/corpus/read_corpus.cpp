#include "engine/corpus/read_corpus.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/corpus/input_records.hpp"
#include "engine/corpus/listed_folder.hpp"
#include "engine/corpus/outlet_folders.hpp"
#include "engine/corpus/read_delimited.hpp"
#include "engine/corpus/read_jsonl.hpp"
#include "engine/corpus/table_source.hpp"
#include "engine/corpus/text_files.hpp"
#include "engine/corpus/unpack.hpp"

#include <algorithm>
#include <cassert>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>
#include <variant>

namespace parallax {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void throw_unknown_kind(const InputName& name) {
    const std::string_view plain = strip_packing(name.shown);
    std::string message =
        "this is no corpus; name a folder or a .jsonl, .csv or .tsv file (also .gz or .zst)";
    if (plain == "corpus.json")
        message = "name the folder that holds corpus.json instead";
    else if (plain.ends_with(".json"))
        message = "a .json file is not read; write one JSON object a line into a .jsonl file";
    else if (plain.ends_with(".txt"))
        message = "a single .txt file names no outlet; put it into a folder as <outlet>/" +
                  name.shown + " and name that folder";
    throw InputError(Fault{name.given, 0, 0, std::move(message), ""});
}

void read_table(const fs::path& path, const InputName& name, unsigned threads, InputRecords& into) {
    TableSource source(path, name);
    const std::string_view plain = strip_packing(name.shown);
    std::vector<Record> records;
    if (plain.ends_with(".csv")) {
        records = read_delimited(source, ',');
    } else if (plain.ends_with(".tsv")) {
        records = read_delimited(source, '\t');
    } else {
        records = read_jsonl(source, threads);
    }
    into.inputs.push_back(source.describe());
    into.records.insert(into.records.end(), std::make_move_iterator(records.begin()),
                        std::make_move_iterator(records.end()));
}

/// "folder/", "." and ".." have a name too: that of the folder they lead to.
std::string base_name(const fs::path& path) {
    std::error_code ignored;
    fs::path whole = fs::weakly_canonical(path, ignored);
    if (!path.filename().empty() && path.filename() != "." && path.filename() != "..") whole = path;
    const std::string name = whole.filename().string();
    return name.empty() ? "corpus" : name;
}

void read_folder(const fs::path& folder, unsigned threads, InputRecords& into) {
    const InputName name{folder.string(), base_name(folder)};
    const fs::path list = folder / "corpus.json";
    std::error_code ignored;
    if (fs::exists(list, ignored)) {
        const std::string json = read_whole_file(list);
        into.inputs.push_back(describe_input(name.shown + "/corpus.json", json));
        read_text_files(list_documents(json, folder, name), threads, into);
        return;
    }
    FolderContent content = list_folder(folder, name);
    read_text_files(std::move(content.texts), threads, into);
    for (const fs::path& table : content.tables)
        read_table(table, {table.string(), name.shown + "/" + table.filename().string()}, threads,
                   into);
}

void read_input(const std::string& path, unsigned threads, InputRecords& into) {
    if (path == standard_input) {
        read_table(path, {path, path}, threads, into);
        return;
    }
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) {
        read_folder(path, threads, into);
        return;
    }
    const InputName name{path, base_name(path)};
    if (!is_table_name(name.shown) && fs::exists(path, ignored)) throw_unknown_kind(name);
    read_table(path, name, threads, into);
}

}  // namespace

void sort_inputs(std::vector<InputFile>& inputs) {
    std::sort(inputs.begin(), inputs.end(), [](const InputFile& a, const InputFile& b) {
        return std::tie(a.name, a.sha256) < std::tie(b.name, b.sha256);
    });
}

Corpus read_corpus(const std::vector<std::string>& paths, unsigned threads) {
    InputRecords all;
    for (const std::string& path : paths) read_input(path, threads, all);
    reject_duplicate_ids(all.records);
    Corpus corpus;
    corpus.inputs = std::move(all.inputs);
    corpus.read = all.records.size();
    for (Record& record : all.records) {
        if (auto* document = std::get_if<Document>(&record)) {
            corpus.documents.push_back(std::move(*document));
        } else {
            corpus.rejects.push_back(std::get<Reject>(std::move(record)));
        }
    }
    assert(corpus.documents.size() + corpus.rejects.size() == corpus.read);
    return corpus;
}

}  // namespace parallax
