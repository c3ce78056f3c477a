#include "engine/corpus/read_ratings.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/sha256.hpp"
#include "engine/core/utf8.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/corpus/delimited_rows.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

struct NamedRating {
    std::string coder;
    std::string text;
    std::string file;
    std::uint64_t line = 0;
};

struct NamedUnit {
    std::string phrase;
    std::map<std::string, NamedRating> by_coder;
};

/// Where the header has the columns.
struct Places {
    std::size_t unit = 0;
    std::optional<std::size_t> coder;
    std::size_t rating = 0;
    std::optional<std::size_t> phrase;
    std::size_t columns = 0;
};

class RatingsReader {
public:
    explicit RatingsReader(const RatingColumns& columns) : columns_(&columns) {}

    void read_file(const std::string& path) {
        const char separator = separator_of(path);
        if (separator == '\0') return;
        const std::string whole = read_whole_file(path);
        const std::filesystem::path name = path;
        found_.inputs.push_back({name.filename().string(), sha256_hex(whole), whole.size()});
        bytes_ = whole;
        if (const auto wrong = find_invalid_utf8(bytes_)) {
            add_fault(path, 0,
                      fmt::format("the file is not valid UTF-8 at byte offset {}; save it as UTF-8",
                                  *wrong));
            return;
        }
        RowScanner scanner(bytes_, mark_length(bytes_), separator);
        Row row;
        if (!scanner.next(row)) {
            add_fault(path, 0, "the file is empty; it needs a header row and a row a rating");
            return;
        }
        const std::optional<Places> places = read_header(path, row);
        if (!places) return;
        while (scanner.next(row)) read_row(path, row, *places, name.stem().string());
    }

    Ratings take() {
        if (!faults_.empty()) throw InputError(std::move(faults_));
        std::map<std::string, std::uint32_t> numbers;
        for (const auto& [name, unit] : units_) {
            for (const auto& [coder, rating] : unit.by_coder) numbers.emplace(coder, 0);
        }
        for (auto& [name, number] : numbers) {
            number = static_cast<std::uint32_t>(found_.coders.size());
            found_.coders.push_back(name);
        }
        for (auto& [name, unit] : units_) {
            const auto at = static_cast<std::uint32_t>(found_.units.size());
            for (auto& [coder, rating] : unit.by_coder) {
                found_.ratings.push_back({at, numbers.at(coder), std::move(rating.text),
                                          std::move(rating.file), rating.line});
            }
            found_.units.push_back({name, std::move(unit.phrase)});
        }
        return std::move(found_);
    }

private:
    void add_fault(const std::string& file, std::uint64_t line, std::string message,
                   std::string excerpt = "") {
        faults_.push_back({file, static_cast<std::size_t>(line), 0, std::move(message),
                           shorten_for_message(excerpt)});
    }

    char separator_of(const std::string& path) {
        const std::string ending = std::filesystem::path(path).extension().string();
        if (ending == ".csv") return ',';
        if (ending == ".tsv") return '\t';
        add_fault(path, 0,
                  "ratings are read from .csv or .tsv files; save the table as one of these");
        return '\0';
    }

    std::string line_of(const Row& row) const {
        const std::size_t begin = row.cells.front().begin;
        return std::string(
            bytes_.substr(begin, bytes_.find_first_of("\r\n", row.cells.back().end) - begin));
    }

    std::optional<Places> read_header(const std::string& path, const Row& row) {
        std::vector<std::string> names;
        for (const Cell& cell : row.cells) names.push_back(trimmed(text_of(cell, bytes_)));
        Places places;
        places.columns = names.size();
        bool is_good = true;
        const auto find = [&](const std::string& column, bool is_due) {
            const auto at = std::find(names.begin(), names.end(), column);
            if (at == names.end()) {
                if (is_due) {
                    is_good = false;
                    add_fault(path, row.line, missing_column(column, names), line_of(row));
                }
                return std::optional<std::size_t>();
            }
            if (std::count(names.begin(), names.end(), column) > 1) {
                is_good = false;
                add_fault(path, row.line,
                          fmt::format("there are two columns \"{}\"; keep one",
                                      shorten_for_message(column)),
                          line_of(row));
            }
            return std::optional(static_cast<std::size_t>(at - names.begin()));
        };
        places.unit = find(columns_->unit, true).value_or(0);
        places.rating = find(columns_->rating, true).value_or(0);
        places.coder = find(columns_->coder, false);
        places.phrase = find(columns_->phrase, false);
        return is_good ? std::optional(places) : std::nullopt;
    }

    static std::string missing_column(const std::string& column,
                                      const std::vector<std::string>& names) {
        std::string listed;
        for (const std::string& name : names)
            listed += fmt::format("{}\"{}\"", listed.empty() ? "" : ", ", name);
        std::string message = fmt::format("there is no column \"{}\"; the header row has {}",
                                          shorten_for_message(column), shorten_for_message(listed));
        if (names.size() == 1 && names.front().find_first_of(";\t,") != std::string::npos) {
            return message +
                   "; the columns seem to be separated by another character than the file's name "
                   "says: .csv means commas, .tsv means tabs";
        }
        return message + "; rename one, or say which it is with --field";
    }

    void read_row(const std::string& path, const Row& row, const Places& places,
                  const std::string& file_coder) {
        ++found_.read;
        if (row.has_open_quotation) {
            add_fault(path, row.line,
                      "a quotation mark is opened and not closed at the end of the cell; close it, "
                      "and double the marks inside",
                      line_of(row));
            return;
        }
        if (row.cells.size() != places.columns) {
            add_fault(path, row.line,
                      fmt::format("the row has {} cells, the header {}", row.cells.size(),
                                  places.columns),
                      line_of(row));
            return;
        }
        const auto cell = [&](std::size_t column) {
            return trimmed(text_of(row.cells[column], bytes_));
        };
        const std::string unit = cell(places.unit);
        if (unit.empty()) {
            add_fault(path, row.line,
                      fmt::format("the row has no unit; name what was rated in \"{}\"",
                                  shorten_for_message(columns_->unit)),
                      line_of(row));
            return;
        }
        NamedUnit& rated = units_[unit];
        if (places.phrase && rated.phrase.empty()) rated.phrase = cell(*places.phrase);
        NamedRating rating{places.coder ? cell(*places.coder) : "", cell(places.rating), path,
                           row.line};
        if (rating.text.empty()) {
            ++found_.blank;
            return;
        }
        if (rating.coder.empty()) rating.coder = file_coder;
        const std::string coder = rating.coder;
        const auto [at, is_new] = rated.by_coder.emplace(coder, std::move(rating));
        if (is_new) return;
        add_fault(path, row.line,
                  fmt::format("coder \"{}\" has rated \"{}\" already, at {}:{}; keep one",
                              shorten_for_message(coder), shorten_for_message(unit),
                              at->second.file, at->second.line),
                  line_of(row));
    }

    const RatingColumns* columns_;
    Ratings found_;
    std::map<std::string, NamedUnit> units_;
    std::vector<Fault> faults_;
    std::string_view bytes_;  ///< of the file that is being read
};

}  // namespace

Ratings read_ratings(const std::vector<std::string>& paths, const RatingColumns& columns) {
    RatingsReader reader(columns);
    for (const std::string& path : paths) reader.read_file(path);
    return reader.take();
}

}  // namespace parallax
