#include "engine/text/wire_credits.hpp"

#include "engine/core/sha256.hpp"
#include "engine/text/line_pattern.hpp"
#include "engine/text/normalise.hpp"
#include "engine/text/table_file.hpp"
#include "engine/text/text_lists.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

namespace parallax {
namespace {

constexpr std::string_view agency_mark = "<agency>";

using Name = std::vector<LinePattern::Literal>;

enum class CreditPlace : std::uint8_t { line, opening, ending };

struct CreditRule {
    CreditKind kind = CreditKind::copy;
    CreditPlace where = CreditPlace::line;
    LinePattern pattern;  ///< with the names of all agencies in the place of the mark
};

struct NamedAgency {
    Name name;
    std::uint32_t agency = 0;
};

}  // namespace

struct WireRules::Lists {
    std::vector<std::string> agencies;
    std::vector<CreditRule> rules;
    /// By a name's first word, normalised; longest names first. Most paragraphs hold none.
    WordMap<std::vector<NamedAgency>> by_word;
};

namespace {

std::optional<CreditKind> find_kind(std::string_view name) {
    for (const CreditKind kind : all_credit_kinds) {
        if (name == name_of(kind)) return kind;
    }
    return std::nullopt;
}

std::optional<CreditPlace> find_where(std::string_view name) {
    if (name == "line") return CreditPlace::line;
    if (name == "opening") return CreditPlace::opening;
    if (name == "ending") return CreditPlace::ending;
    return std::nullopt;
}

/// Puts `names` in the place of each mark.
std::string put_names(std::string_view pattern, const std::string& names) {
    std::string put;
    while (true) {
        const std::size_t at = pattern.find(agency_mark);
        put += pattern.substr(0, at);
        if (at == std::string_view::npos) return put;
        put += names;
        pattern.remove_prefix(at + agency_mark.size());
    }
}

void add_name(const Name& name, std::uint32_t agency, WireRules::Lists& lists) {
    std::vector<NamedAgency>& named =
        lists.by_word[name.front().exact ? normalise_word(name.front().text) : name.front().text];
    named.push_back({name, agency});
    std::stable_sort(named.begin(), named.end(), [](const NamedAgency& a, const NamedAgency& b) {
        return a.name.size() > b.name.size();
    });
}

/// Returns the names of all agencies as one element of a pattern.
std::string read_agencies(const TableFile& file, WireRules::Lists& lists,
                          std::vector<Fault>& faults) {
    std::string all;
    for (const TableRow& row : file.rows) {
        const auto agency = static_cast<std::uint32_t>(lists.agencies.size());
        lists.agencies.push_back(row.cells[0]);
        try {
            const LinePattern names(std::string("{").append(row.cells[1]).append("}"));
            for (const Name& name : names.elements().front().alternatives) {
                if (row.cells[0].empty() || name.empty())
                    throw std::invalid_argument("the agency or one of its names is empty");
                add_name(name, agency, lists);
            }
            all.append(all.empty() ? "{" : "|").append(row.cells[1]);
        } catch (const std::invalid_argument& broken) {
            faults.push_back(file.fault(row, broken.what()));
        }
    }
    return all + "}";
}

void read_credits(const TableFile& file, const std::string& names, WireRules::Lists& lists,
                  std::vector<Fault>& faults) {
    for (const TableRow& row : file.rows) {
        const auto kind = find_kind(row.cells[0]);
        const auto where = find_where(row.cells[1]);
        if (!kind) faults.push_back(file.fault(row, "kind is none of copy and material"));
        if (!where) faults.push_back(file.fault(row, "where is none of line, opening and ending"));
        if (row.cells[2].find(agency_mark) == std::string::npos)
            faults.push_back(file.fault(row, "the pattern does not name an <agency>"));
        if (!kind || !where) continue;
        try {
            lists.rules.push_back({*kind, *where, LinePattern(put_names(row.cells[2], names))});
        } catch (const std::invalid_argument& broken) {
            faults.push_back(file.fault(row, broken.what()));
        }
    }
}

/// Looks for credits paragraph by paragraph.
class CreditFinder {
public:
    CreditFinder(const ParsedText& text, const WireRules::Lists& wire,
                 const TextRules::Lists& words, const Vocabulary& vocabulary)
        : text_(text), wire_(wire), words_(words), vocabulary_(vocabulary) {}

    std::vector<WireCredit> find() {
        const std::size_t count = text_.paragraphs.size();
        for (std::size_t at = 0; at < count; ++at) {
            if (at >= credited_paragraphs && at + credited_paragraphs < count) continue;
            const Paragraph& paragraph = text_.paragraphs[at];
            if (!paragraph.tokens.empty() && !is_caption(paragraph)) look_at(paragraph);
        }
        std::vector<WireCredit> credits;
        for (auto& [agency, credit] : found_) credits.push_back(std::move(credit));
        return credits;
    }

private:
    [[nodiscard]] bool is_caption(const Paragraph& paragraph) const {
        return !paragraph.sentences.empty() &&
               text_.sentences[paragraph.sentences.begin].section == Section::caption;
    }

    void look_at(const Paragraph& paragraph) {
        if (agencies_in(paragraph.tokens).empty()) return;
        const LineView line{&text_.tokens, paragraph.tokens, &vocabulary_, &calendar_};
        for (const CreditRule& rule : wire_.rules) {
            const auto tokens = match(rule, line);
            if (!tokens) continue;
            for (const std::uint32_t agency : agencies_in(*tokens))
                keep(wire_.agencies[agency], rule.kind, *tokens);
        }
    }

    /// The agencies whose names stand in the range; of names that begin at one word the longest.
    [[nodiscard]] std::vector<std::uint32_t> agencies_in(TokenRange tokens) const {
        std::vector<std::uint32_t> agencies;
        for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
            const auto named = wire_.by_word.find(vocabulary_.normalised(text_.tokens[at].word));
            if (named == wire_.by_word.end()) continue;
            for (const NamedAgency& candidate : named->second) {
                if (!stands_at(candidate.name, at, tokens.end)) continue;
                agencies.push_back(candidate.agency);
                at += static_cast<std::uint32_t>(candidate.name.size()) - 1;
                break;
            }
        }
        return agencies;
    }

    [[nodiscard]] bool stands_at(const Name& name, std::uint32_t at, std::uint32_t end) const {
        if (name.size() > end - at) return false;
        return std::all_of(name.begin(), name.end(), [&](const LinePattern::Literal& literal) {
            const Word word = vocabulary_.word(text_.tokens[at++].word);
            return literal.text == (literal.exact ? word.surface : word.normalised);
        });
    }

    static std::optional<TokenRange> match(const CreditRule& rule, const LineView& line) {
        const TokenRange range = line.range;
        if (rule.where == CreditPlace::ending) {
            const std::uint32_t longest = std::min(rule.pattern.longest_match(), range.size());
            for (std::uint32_t at = range.end - longest; at < range.end; ++at) {
                if (const auto end = match_pattern(rule.pattern, line, at, true))
                    return TokenRange{at, *end};
            }
            return std::nullopt;
        }
        const bool whole = rule.where == CreditPlace::line;
        const auto end = match_pattern(rule.pattern, line, range.begin, whole);
        return end ? std::optional(TokenRange{range.begin, *end}) : std::nullopt;
    }

    void keep(const std::string& agency, CreditKind kind, TokenRange tokens) {
        const Span span{text_.tokens[tokens.begin].begin, text_.tokens[tokens.end - 1].end};
        const auto [place, is_new] = found_.try_emplace(agency, WireCredit{agency, kind, span});
        WireCredit& known = place->second;
        if (!is_new && known.kind == CreditKind::material && kind == CreditKind::copy)
            known = {agency, kind, span};
    }

    const ParsedText& text_;
    const WireRules::Lists& wire_;
    const TextRules::Lists& words_;
    const Vocabulary& vocabulary_;
    const CalendarLookup calendar_ = [this](std::string_view word) {
        return words_.calendar_word(word);
    };
    std::map<std::string, WireCredit> found_;
};

}  // namespace

std::string_view name_of(CreditKind kind) {
    return kind == CreditKind::copy ? "copy" : "material";
}

WireRules::WireRules(const std::filesystem::path& folder) {
    std::vector<Fault> faults;
    auto lists = std::make_unique<Lists>();
    const TableFile agencies =
        read_table(folder / "wire-agencies.tsv", {"agency", "names"}, faults);
    const std::string names = read_agencies(agencies, *lists, faults);
    const TableFile credits =
        read_table(folder / "wire-credits.tsv", {"kind", "where", "pattern"}, faults);
    if (faults.empty()) read_credits(credits, names, *lists, faults);
    if (!faults.empty()) throw InputError(std::move(faults));

    lists_ = std::move(lists);
    const std::array<std::string_view, 2> parts = {agencies.bytes, credits.bytes};
    sha256_ = sha256_hex_of_parts(parts);
}

WireRules::~WireRules() = default;
WireRules::WireRules(WireRules&&) noexcept = default;
WireRules& WireRules::operator=(WireRules&&) noexcept = default;

std::vector<WireCredit> find_wire_credits(const ParsedText& text, const WireRules& wire,
                                          const TextRules& rules, const Vocabulary& vocabulary) {
    return CreditFinder(text, wire.lists(), rules.lists(), vocabulary).find();
}

}  // namespace parallax
