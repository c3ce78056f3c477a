#include "engine/lexicon/term_rows.hpp"

#include "engine/lexicon/declarations.hpp"
#include "engine/lexicon/phrase.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace parallax {
namespace {

/// Reads a decimal; on failure says what to write instead.
std::optional<double> read_number(std::string_view text, std::string_view name,
                                  std::string_view example, std::string& fault) {
    const std::string found = std::string(name) + ' ' + quote_for_message(text);
    std::string_view digits = text;
    if (digits.starts_with('+')) digits.remove_prefix(1);
    double value = 0.0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = end == digits.data() + digits.size();
    if (whole && error == std::errc::result_out_of_range) {
        fault = found + " is out of range; write a decimal such as " + std::string(example);
    } else if (!whole || error != std::errc{} || digits.starts_with('+')) {
        if (text.find(',') != std::string_view::npos) {
            fault = found + " has a comma; write a decimal point, such as " + std::string(example);
        } else if (text.find("\u2212") != std::string_view::npos ||
                   text.find("\u2013") != std::string_view::npos) {
            fault = found + " has a dash for a minus; write the sign \"-\"";
        } else {
            fault = found + " is not a number; write a decimal such as " + std::string(example);
        }
    } else if (!std::isfinite(value)) {
        fault = found + " is not finite; write a decimal such as " + std::string(example);
    } else {
        return value;
    }
    return std::nullopt;
}

/// Reads one row after the other of a table.
class TermRowReader {
public:
    TermRowReader(const TermsTable& table, LexiconKind kind, const std::string& lexicon_id,
                  std::vector<Fault>& faults)
        : table_(table), kind_(kind), lexicon_id_(lexicon_id), faults_(faults) {}

    std::vector<TermRow> read() {
        std::vector<TermRow> out;
        for (std::size_t i = 0; i < table_.rows().size(); ++i) {
            if (table_.rows()[i].kind != TermsRow::Kind::entry) continue;
            row_ = &table_.rows()[i];
            out.push_back(read_row());
            out.back().row = i;
            check_unique(out.back());
        }
        return out;
    }

private:
    void add_fault(std::string_view column, std::string message) {
        faults_.push_back(table_.fault(*row_, column, std::move(message)));
    }

    [[nodiscard]] std::string text(std::string_view column) const {
        return std::string(table_.text(*row_, column));
    }

    TermRow read_row() {
        TermRow entry;
        Term& term = entry.term;
        term.lexicon = lexicon_id_;
        term.file = lexicon_id_ + "/terms.tsv";
        term.line = row_->line;
        term.pair = text("pair");
        term.note = text("note");
        term.source = text("source");
        entry.axis = text("axis");
        entry.target = text("target");
        entry.choice = text("choice");
        read_phrase(entry);
        read_weight(entry);
        read_function(term);
        read_reference(term);
        read_kinds(term);
        read_role(term);
        term.sd = read_optional_number("sd", "0.5");
        if (term.sd && *term.sd <= 0.0) {
            add_fault("sd",
                      "sd " + quote_for_message(text("sd")) + " is not above 0; write such as 0.5");
        }
        term.affinity = read_optional_number("affinity", "0.8");
        const bool has_affinity = kind_ == LexiconKind::outlet && !text("affinity").empty();
        if (entry.axis.empty() && entry.choice.empty() && text("weight").empty() && !has_affinity) {
            add_fault("phrase", "the entry has neither axis and weight nor a choice; fill one in");
        }
        make_id(entry);
        return entry;
    }

    void read_phrase(TermRow& entry) {
        entry.term.phrase = text("phrase");
        if (entry.term.phrase.empty()) {
            add_fault("phrase", "the phrase is empty; write one, or take the row out");
            return;
        }
        const PhraseResult result = parse_phrase(entry.term.phrase, vocabulary_);
        if (result.fault.message.empty()) {
            entry.phrase_key = make_phrase_key(result.phrase);
            return;
        }
        const std::size_t index = *table_.find_column("phrase");
        Fault fault = table_.fault(*row_, "phrase", "phrase: " + result.fault.message);
        fault.column += result.fault.column - 1;
        if (row_->cells[index].quoted) ++fault.column;
        faults_.push_back(std::move(fault));
    }

    void read_weight(TermRow& entry) {
        const std::string weight = text("weight");
        if (weight.empty()) {
            if (!entry.axis.empty()) {
                add_fault("weight", "axis " + quote_for_message(entry.axis) +
                                        " has no weight; write a decimal such as -0.8");
            }
            return;
        }
        if (entry.axis.empty()) {
            add_fault("weight", "weight " + quote_for_message(weight) +
                                    " has no axis; name one, or take the weight out");
        }
        std::string fault;
        const auto value = read_number(weight, "weight", "-0.8", fault);
        if (!value) {
            add_fault("weight", std::move(fault));
        } else if (std::abs(*value) > largest_weight) {
            add_fault("weight", "weight " + quote_for_message(weight) +
                                    " is beyond 50; weights are on the logit scale, write such as "
                                    "-0.8");
        } else if (!entry.axis.empty()) {
            entry.term.weight = *value == 0.0 ? 0.0 : *value;  // no negative zero
        }
    }

    void read_function(Term& term) {
        static constexpr std::array<const char*, 4> known{"define", "cause", "judge", "remedy"};
        term.function = text("function");
        if (term.function.empty() ||
            std::find(known.begin(), known.end(), term.function) != known.end()) {
            return;
        }
        const std::string nearest = suggest_nearest(term.function, {known.begin(), known.end()});
        add_fault("function",
                  "function " + quote_for_message(term.function) + " is not known; " +
                      (nearest.empty() ? "write define, cause, judge or remedy, or leave it empty"
                                       : "did you mean \"" + nearest + "\"?"));
    }

    void read_reference(Term& term) {
        const std::string reference = text("reference");
        term.reference = reference == "1";
        if (reference.empty() || reference == "0" || reference == "1") return;
        add_fault("reference", "reference " + quote_for_message(reference) +
                                   " is not 1; write 1 for the term that a wire style guide uses, "
                                   "else leave it empty");
    }

    void read_role(Term& term) {
        const std::string role = text("role");
        if (role.empty()) return;
        for (const Role known : {Role::subject, Role::object, Role::modifier, Role::doer}) {
            if (role == name_of(known)) {
                term.role = known;
                return;
            }
        }
        add_fault("role", "role " + quote_for_message(role) +
                              " is not known; write subject (who does or bears it), object (to "
                              "whom it is done), modifier (what it describes) or doer (whose "
                              "deed it is, also after \"of\"), or leave it empty");
    }

    void read_kinds(Term& term) {
        std::string_view rest = table_.text(*row_, "kinds");
        constexpr std::string_view separators = ",; ";
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find_first_of(separators), rest.size());
            const std::string kind(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (kind.empty()) continue;
            if (!is_slug(kind)) {
                add_fault("kinds", "kind " + quote_for_message(kind) +
                                       " may hold only lower-case letters, digits and hyphens; "
                                       "write kinds such as armed-group, government");
            }
            term.kinds.push_back(kind);
        }
    }

    std::optional<double> read_optional_number(std::string_view column, std::string_view example) {
        const std::string_view written = table_.text(*row_, column);
        if (written.empty()) return std::nullopt;
        std::string fault;
        const auto value = read_number(written, column, example, fault);
        if (!value) add_fault(column, std::move(fault));
        return value;
    }

    void make_id(TermRow& entry) {
        entry.term.id = text("id");
        if (!entry.term.id.empty()) return;
        const std::string& place = !entry.axis.empty()     ? entry.axis
                                   : !entry.choice.empty() ? entry.choice
                                                           : lexicon_id_;
        entry.term.id = entry.term.phrase + '/' + place;
    }

    void check_unique(const TermRow& entry) {
        if (entry.phrase_key.empty()) return;
        const std::size_t line = entry.term.line;
        if (!entry.axis.empty()) {
            const auto [other, is_new] =
                line_by_phrase_.try_emplace({entry.phrase_key, entry.axis}, line);
            if (!is_new) {
                add_fault("phrase", "phrase " + quote_for_message(entry.term.phrase) +
                                        " is on axis " + quote_for_message(entry.axis) +
                                        " already, in line " + std::to_string(other->second) +
                                        "; keep one of them");
                return;
            }
        }
        const auto [other, is_new] = line_by_id_.try_emplace(entry.term.id, line);
        if (!is_new) {
            add_fault(text("id").empty() ? "phrase" : "id",
                      "id " + quote_for_message(entry.term.id) + " is that of line " +
                          std::to_string(other->second) +
                          " already; give one of them another id or take it out");
        }
    }

    const TermsTable& table_;
    LexiconKind kind_;
    const std::string& lexicon_id_;
    std::vector<Fault>& faults_;
    const TermsRow* row_ = nullptr;
    Vocabulary vocabulary_;
    std::map<std::pair<std::string, std::string>, std::size_t> line_by_phrase_;
    std::map<std::string, std::size_t> line_by_id_;
};

}  // namespace

std::string make_phrase_key(const Phrase& phrase) {
    std::string key;
    for (const std::vector<PhraseWord>& sequence : phrase.sequences) {
        for (const PhraseWord& word : sequence) {
            key += static_cast<char>('0' + static_cast<int>(word.match));
            key += word.text;
            key += '\0';
        }
        key += '\n';
    }
    return key;
}

std::vector<TermRow> read_term_rows(const TermsTable& table, LexiconKind kind,
                                    const std::string& lexicon_id, std::vector<Fault>& faults) {
    if (!table.find_column("phrase")) return {};  // the table has said so
    return TermRowReader(table, kind, lexicon_id, faults).read();
}

}  // namespace parallax
