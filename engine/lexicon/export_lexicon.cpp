#include "engine/lexicon/export_lexicon.hpp"

#include "engine/core/plural.hpp"
#include "engine/lexicon/dictionary_pattern.hpp"
#include "engine/lexicon/phrase_expansion.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

using Format = DictionaryFormat;

bool nests(Format format) {
    return format == Format::cat || format == Format::ykd || format == Format::lcd ||
           format == Format::yaml || format == Format::csv;
}

bool holds_weights(Format format) {
    return format == Format::dicx || format == Format::cat || format == Format::ykd ||
           format == Format::csv || holds_one_axis(format);
}

bool holds_sd(Format format) {
    return format == Format::vader || format == Format::csv;
}

/// Whether weights carry their sign, so that poles need no categories of their own.
bool holds_signs(Format format) {
    return format == Format::csv || holds_one_axis(format);
}

class Exporter {
public:
    Exporter(const Lexicon& lexicon, Format format, std::optional<AxisId> axis)
        : lexicon_(lexicon), format_(format), axis_(axis) {}

    LexiconExport take() {
        for (const Axis& axis : lexicon_.axes()) add_axis(axis);
        if (holds_one_axis(format_)) {
            tell_other_axes();
        } else {
            for (const Choice& choice : lexicon_.choices()) add_choice(choice);
        }
        tell_without_place();
        tell_lost();
        dictionary_.format = format_;
        dictionary_.categories = std::move(categories_);
        std::stable_sort(out_.left_out.begin(), out_.left_out.end(),
                         [](const Fault& a, const Fault& b) {
                             return std::tie(a.file, a.line) < std::tie(b.file, b.line);
                         });
        out_.entries = written_.size();
        out_.bytes = write_dictionary(dictionary_);
        return std::move(out_);
    }

private:
    void leave_out(const Term& term, std::string why) {
        out_.left_out.push_back(
            {term.file, term.line, 0,
             fmt::format("{}: {}; left out", quote_for_message(term.phrase), why), ""});
    }

    /// Where the format has categories inside one another, `inner` inside `outer`; else one
    /// category "outer.inner".
    std::vector<DictionaryEntry>& category(const std::string& outer, const std::string& about,
                                           const std::string& inner,
                                           const std::string& inner_about) {
        if (!nests(format_)) {
            categories_.push_back({outer + "." + inner, inner_about, {}, {}, {}});
            return categories_.back().entries;
        }
        if (categories_.empty() || categories_.back().name != outer)
            categories_.push_back({outer, about, {}, {}, {}});
        auto& below = categories_.back().below;
        below.push_back({inner, inner_about, {}, {}, {}});
        return below.back().entries;
    }

    void add_axis(const Axis& axis) {
        const auto id = lexicon_.find_axis(axis.id);
        if (holds_one_axis(format_) && axis_ != id) return;
        std::vector<DictionaryEntry> negative;
        std::vector<DictionaryEntry> positive;
        std::map<std::string, const Term*> term_of_pattern;
        for (const Term& term : lexicon_.terms()) {
            if (!term.axis || term.axis != id) continue;
            if (!can_hold_weight(term)) continue;
            std::vector<DictionaryEntry>& entries =
                term.weight < 0.0 && !holds_signs(format_) ? negative : positive;
            add_term(term, entries, term_of_pattern, weight_in_format(term));
        }
        if (negative.empty() && positive.empty()) return;
        if (format_ != Format::ykd) lost_["names of poles and axes"].insert(axis.id);
        if (holds_signs(format_)) {
            categories_.push_back(
                {format_ == Format::csv ? axis.id : "", axis.about, {}, std::move(positive), {}});
            return;
        }
        if (!negative.empty())
            category(axis.id, axis.about, "negative", axis.negative) = std::move(negative);
        if (!positive.empty())
            category(axis.id, axis.about, "positive", axis.positive) = std::move(positive);
    }

    void add_choice(const Choice& choice) {
        const auto id = lexicon_.find_choice(choice.id);
        std::vector<DictionaryEntry> entries;
        std::map<std::string, const Term*> term_of_pattern;
        for (const Term& term : lexicon_.terms()) {
            if (term.choice && term.choice == id)
                add_term(term, entries, term_of_pattern, std::nullopt);
        }
        if (entries.empty()) return;
        category("choices", "", choice.id, choice.about) = std::move(entries);
    }

    std::optional<double> weight_in_format(const Term& term) const {
        if (!holds_weights(format_)) return std::nullopt;
        return holds_signs(format_) ? term.weight : std::abs(term.weight);
    }

    bool can_hold_weight(const Term& term) {
        if (format_ == Format::afinn && term.weight != std::trunc(term.weight)) {
            leave_out(term, fmt::format("weight {} is no whole number", term.weight));
            return false;
        }
        const bool says_zero = holds_weights(format_) && format_ != Format::dicx;
        if (term.weight == 0.0 && !says_zero) {
            leave_out(term, "weight 0 lies on neither pole");
            return false;
        }
        return true;
    }

    /// Adds every form of the term that no term before it has.
    void add_term(const Term& term, std::vector<DictionaryEntry>& entries,
                  std::map<std::string, const Term*>& term_of_pattern,
                  std::optional<double> weight) {
        const PhraseExpansions expanded = expand_phrase(term.phrase);
        assert(expanded.fault.message.empty());
        std::map<std::string, std::size_t> left_out;
        bool is_written = false;
        bool loses_case = false;
        for (const PhraseExpansion& expansion : expanded.expansions) {
            const DictionaryPattern pattern = write_pattern(expansion, format_);
            if (!pattern.why_not.empty()) {
                ++left_out[pattern.why_not];
                continue;
            }
            const auto [before, is_new] = term_of_pattern.try_emplace(pattern.text, &term);
            if (!is_new) {
                if (weight && before->second->weight != term.weight) {
                    ++left_out[fmt::format(
                        "{} stands for {} with weight {} already", quote_for_message(pattern.text),
                        quote_for_message(before->second->phrase), before->second->weight)];
                }
                continue;
            }
            DictionaryEntry entry;
            entry.pattern = pattern.text;
            entry.weight = weight;
            if (holds_sd(format_) && weight) entry.sd = term.sd;
            entries.push_back(std::move(entry));
            ++out_.patterns;
            is_written = true;
            loses_case = loses_case || pattern.loses_case;
        }
        for (const auto& [why, forms] : left_out) {
            leave_out(term, expanded.expansions.size() == 1
                                ? why
                                : fmt::format("{} of {} forms: {}", forms,
                                              expanded.expansions.size(), why));
        }
        if (!is_written) return;
        written_.insert(term.id);
        if (loses_case) lost_["exact case (^)"].insert(term.id);
        if (term.axis && weight == std::nullopt && std::abs(term.weight) != 1.0 &&
            !holds_weights(format_))
            lost_["weights (every entry counts as 1)"].insert(term.id);
        note_lost(term);
    }

    void note_lost(const Term& term) {
        const auto lose = [&](bool has, const char* what) {
            if (has) lost_[what].insert(term.id);
        };
        lose(term.target.has_value(), "targets");
        lose(!term.kinds.empty(), "kinds of target");
        lose(term.role != Role::any, "roles");
        lose(!term.function.empty(), "functions");
        lose(!term.pair.empty(), "counterparts");
        lose(term.reference, "marks of reference");
        lose(term.sd.has_value() && !holds_sd(format_), "standard deviations");
        lose(term.affinity.has_value(), "affinities");
        lose(!term.note.empty(), "notes");
        lose(!term.source.empty(), "sources");
        lose(term.choice.has_value() && holds_one_axis(format_), "choices");
    }

    void tell_other_axes() {
        for (const Term& term : lexicon_.terms()) {
            if (term.axis && term.axis != axis_)
                leave_out(term, fmt::format("the format holds one axis, not also {}",
                                            lexicon_.axis(*term.axis).id));
            if (!term.axis && term.choice) leave_out(term, "the format holds no choices");
        }
    }

    void tell_without_place() {
        for (const Term& term : lexicon_.terms()) {
            if (!term.axis && !term.choice) {
                leave_out(term,
                          "it has an affinity and neither axis nor choice; bring it onto an "
                          "axis with parallax lexicon apply --as");
            }
        }
    }

    void tell_lost() {
        for (const auto& [what, ids] : lost_) {
            out_.lost.push_back(what.starts_with("names of poles")
                                    ? fmt::format("{}: {}", what, fmt::join(ids, ", "))
                                    : fmt::format("{} of {}", what, count_of(ids.size(), "term")));
        }
        if (!lexicon_.targets().empty())
            out_.lost.push_back(fmt::format("{} declared with aliases",
                                            count_of(lexicon_.targets().size(), "target")));
    }

    const Lexicon& lexicon_;
    Format format_;
    std::optional<AxisId> axis_;
    Dictionary dictionary_;
    std::vector<DictionaryCategory> categories_;
    std::set<std::string> written_;
    std::map<std::string, std::set<std::string>> lost_;  ///< ids of terms, by what they lose
    LexiconExport out_;
};

}  // namespace

LexiconExport export_lexicon(const Lexicon& lexicon, DictionaryFormat format,
                             std::optional<AxisId> axis) {
    assert(axis || !holds_one_axis(format));
    return Exporter(lexicon, format, axis).take();
}

}  // namespace parallax
