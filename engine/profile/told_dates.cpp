#include "engine/profile/told_dates.hpp"

#include "engine/profile/calendar_date.hpp"
#include "engine/profile/relative_dates.hpp"
#include "engine/profile/sentence_at.hpp"
#include "engine/profile/written_words.hpp"

#include <algorithm>
#include <utility>

namespace parallax {
namespace {

/// The dates of one document while they are read.
class DateLister {
public:
    DateLister(const AnalysedDocument& analysed, const Vocabulary& vocabulary)
        : analysed_(analysed), vocabulary_(vocabulary) {}

    std::vector<ToldDate> list() {
        for (const Field field : all_fields) {
            for (const DateMention& date : analysed_.annotation(field).dates)
                read_date(field, date);
        }
        // They may be counted from a day that is named.
        for (const Field field : all_fields) {
            for (const RelativeDate& date : list_relative_dates(analysed_, field, vocabulary_)) {
                read_relative_date(field, date);
            }
        }
        return std::move(found_);
    }

private:
    /// A day, month or year that is named without doubt.
    struct NamedDay {
        Field field = Field::text;
        Span span;
        std::string date;
    };

    void read_date(Field field, const DateMention& date) {
        if (is_surname(field, date)) return;
        const std::vector<std::string> days = list_possible_days(date, analysed_.document.date);
        for (const std::string& day : days) {
            found_.push_back({field, date.span, date.voice, day, days.size() > 1 || day.empty()});
        }
        if (days.size() == 1) days_.push_back({field, date.span, days.front()});
    }

    /// "May": the name of somebody whom the text calls by two names.
    [[nodiscard]] bool is_surname(Field field, const DateMention& date) const {
        if (date.day != 0 || date.year != 0 || date.month == 0) return false;
        const std::string word = text_at(field, date.span);
        const auto& names = analysed_.annotation(field).names;
        return std::any_of(names.begin(), names.end(), [&](const NameMention& name) {
            const std::string text = text_at(field, name.span);
            if ((name.tokens.size() > 1 || name.is_person) && last_word(text) == word) return true;
            // "Theresa May": the verb's word is none of the name's.
            return analysed_.bytes(field).substr(name.span.end).starts_with(" " + word);
        });
    }

    void read_relative_date(Field field, const RelativeDate& date) {
        const NamedDays named = days_of(field, date.span);
        std::vector<std::string> days = resolve_relative_date(date, analysed_.document.date, named);
        // "a day after Monday's vote" counts the other way than "on Tuesday, a day after the vote".
        if (date.from_event && names_day_behind(field, date.span)) {
            RelativeDate onward = date;
            onward.distance = -date.distance;
            for (std::string& day : resolve_relative_date(onward, analysed_.document.date, named))
                days.push_back(std::move(day));
        }
        for (const std::string& day : days) {
            found_.push_back({field, date.span, voice_at(field, date.span), day,
                              date.is_rough || days.size() > 1 || day.empty()});
        }
    }

    /// Whether the sentence goes on to name a day.
    [[nodiscard]] bool names_day_behind(Field field, Span span) const {
        const Sentence* const sentence = sentence_at(analysed_.parsed(field), span);
        return sentence != nullptr &&
               std::any_of(days_.begin(), days_.end(), [&](const NamedDay& day) {
                   return day.field == field && day.span.begin >= span.end &&
                          sentence->span.contains(day.span);
               });
    }

    /// The days that the document names, those of the sentence alone where it names one.
    [[nodiscard]] NamedDays days_of(Field field, Span span) const {
        const Sentence* const sentence = sentence_at(analysed_.parsed(field), span);
        NamedDays named;
        for (const NamedDay& day : days_) {
            named.anywhere.insert(day.date);
            if (sentence != nullptr && day.field == field && sentence->span.contains(day.span)) {
                named.in_sentence.insert(day.date);
            }
        }
        return named;
    }

    [[nodiscard]] Voice voice_at(Field field, Span span) const {
        for (const Passage& passage : analysed_.annotation(field).passages) {
            if (passage.span.contains(span)) return passage.voice;
        }
        return Voice::own;
    }

    [[nodiscard]] std::string text_at(Field field, Span span) const {
        return tidy_words(slice(analysed_.bytes(field), span));
    }

    const AnalysedDocument& analysed_;
    const Vocabulary& vocabulary_;
    std::vector<NamedDay> days_;
    std::vector<ToldDate> found_;
};

}  // namespace

std::vector<ToldDate> list_told_dates(const AnalysedDocument& analysed,
                                      const Vocabulary& vocabulary) {
    return DateLister(analysed, vocabulary).list();
}

}  // namespace parallax
