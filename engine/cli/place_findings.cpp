#include "engine/cli/place_findings.hpp"

#include "engine/core/utf8.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/corpus/field_places.hpp"
#include "engine/corpus/unpack.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

namespace fs = std::filesystem;

/// Lines and columns of one text, each found without reading it from the start again.
class LinePlaces {
public:
    explicit LinePlaces(std::string_view bytes) : bytes_(bytes) {
        starts_.push_back(bytes.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
        for (std::size_t at = bytes.find('\n'); at != std::string_view::npos;
             at = bytes.find('\n', at + 1)) {
            starts_.push_back(at + 1);
        }
    }

    [[nodiscard]] FilePlace place(std::size_t offset) const {
        const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
        const auto line = static_cast<std::size_t>(after - starts_.begin());
        const std::size_t begin = starts_[std::max<std::size_t>(line, 1) - 1];
        return {std::max<std::size_t>(line, 1),
                1 + count_code_points(bytes_.substr(begin, offset - begin))};
    }

private:
    std::string_view bytes_;
    std::vector<std::size_t> starts_;
};

/// A table or corpus.json with both ways to find a place in it.
struct ReadTable {
    explicit ReadTable(const std::string& path)
        : fields(unpack(read_whole_file(path), path).bytes, path), lines(fields.bytes()) {}

    FieldPlaces fields;
    LinePlaces lines;
};

/// Places of the fields of documents, each table read once.
class DocumentPlaces {
public:
    /// Sets path, begin and end of the finding.
    void set_place(StyleFinding& finding, const Document& document) {
        const StyleBreach& breach = finding.breach;
        finding.path = document.origin.file;
        const Span span = breach.use.span;
        if (document.origin.line == 0 && breach.field == Field::text) {
            const LinePlaces lines(document.text);
            finding.begin = lines.place(span.begin);
            finding.end = lines.place(span.end);
            return;
        }
        if (document.origin.line == 0) finding.path = list_of(document.origin.file);
        const ReadTable& table = read(finding.path);
        const auto find = [&](std::size_t offset) {
            const std::string_view field = name_of(breach.field);
            if (document.origin.line > 0)
                return table.fields.find(document.origin.line, field, offset);
            const std::string file =
                document.origin.file.substr(fs::path(finding.path).parent_path().string().size());
            return table.fields.find_listed(
                std::string_view(file).substr(file.find_first_not_of('/')), field, offset);
        };
        const std::optional<std::size_t> begin = find(span.begin);
        const std::optional<std::size_t> end = find(span.end);
        if (begin && end) {
            finding.begin = table.lines.place(*begin);
            finding.end = table.lines.place(*end);
        } else {
            finding.begin = {std::max<std::size_t>(document.origin.line, 1), 1};
            finding.end = finding.begin;
        }
    }

private:
    const ReadTable& read(const std::string& path) {
        const auto known = tables_.find(path);
        if (known != tables_.end()) return *known->second;
        return *tables_.emplace(path, std::make_unique<ReadTable>(path)).first->second;
    }

    /// The corpus.json that gave a text file its title.
    static std::string list_of(const std::string& file) {
        std::error_code ignored;
        for (fs::path folder = fs::path(file).parent_path();; folder = folder.parent_path()) {
            const fs::path list = folder / "corpus.json";
            if (fs::exists(list, ignored) || folder == folder.parent_path()) {
                return list.generic_string();
            }
        }
    }

    std::map<std::string, std::unique_ptr<ReadTable>> tables_;
};

}  // namespace

std::vector<StyleFinding> place_findings(const StyleCheck& check,
                                         const std::vector<ReadyStyle>& styles) {
    DocumentPlaces places;
    std::vector<StyleFinding> findings;
    for (const CheckedDocument& checked : check.documents) {
        for (std::size_t s = 0; s < checked.styles.size(); ++s) {
            for (const StyleBreach& breach : checked.styles[s].breaches) {
                StyleFinding& finding = findings.emplace_back();
                finding.style = &styles[s].style;
                finding.breach = breach;
                finding.document = checked.document.id;
                places.set_place(finding, checked.document);
            }
        }
    }
    std::stable_sort(findings.begin(), findings.end(),
                     [](const StyleFinding& a, const StyleFinding& b) {
                         return std::tie(a.path, a.begin.line, a.begin.column, a.style->id) <
                                std::tie(b.path, b.begin.line, b.begin.column, b.style->id);
                     });
    return findings;
}

}  // namespace parallax
