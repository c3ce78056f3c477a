#include "engine/report/induction_report.hpp"

#include "engine/core/json_writer.hpp"
#include "engine/report/internal/ordered_json.hpp"
#include "engine/report/terminal_text.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

namespace parallax {
namespace {

double share(std::uint64_t part, std::uint64_t all) {
    return all == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(all);
}

std::vector<std::uint64_t> count_texts(const PhraseTexts& texts) {
    std::vector<std::uint64_t> counts(texts.classes.size(), 0);
    for (const PhraseText& text : texts.texts) ++counts[text.class_index];
    return counts;
}

/// Classes, the largest first.
std::vector<std::uint32_t> rank_classes(const std::vector<std::uint64_t>& counts) {
    std::vector<std::uint32_t> order(counts.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple(counts[b], a) < std::tuple(counts[a], b);
    });
    return order;
}

std::string describe(const HeldOutAttribution& one, bool topics_derived) {
    std::string name(name_of(one.held_out));
    if (one.held_out == HeldOut::topics && topics_derived) name += " (derived)";
    return name;
}

/// How wording was parted from matter, and what that left out.
std::string tell_stories(const PhraseTexts& texts, const Induction& induction,
                         const InducedRecord& record) {
    const StoryCover& stories = induction.stories;
    const LeftOutEntries& left_out = induction.left_out;
    if (!stories.looked_at) {
        return fmt::format(
            "wording and matter are parted by topic alone; left out: {} phrases of series and "
            "formats\n",
            left_out.formats);
    }
    if (!stories.compared) {
        return fmt::format(
            "too few texts tell a story that another {} tells ({}): wording and matter are parted "
            "by topic alone; left out: {} phrases of series and formats\n",
            name_of(record.by), stories.texts, left_out.formats);
    }
    std::string out = fmt::format(
        "{} of {} texts tell {} stories that several tell: entries are chosen more often there "
        "too; left out: {} phrases that others of a story hold as well, {} that keep to few "
        "events, {} in too few texts or no more frequent in the same stories, {} of series and "
        "formats\n",
        stories.texts, texts.texts.size(), stories.stories, left_out.told_by_others,
        left_out.few_events, left_out.not_in_stories, left_out.formats);
    const auto alone = std::count_if(stories.classes.begin(), stories.classes.end(),
                                     [](const ClassCover& one) { return !one.compared; });
    if (alone > 0) {
        out += fmt::format(
            "{} of {} {}s have too few texts in such stories: their entries are judged by topic, "
            "not within stories\n",
            alone, stories.classes.size(), name_of(record.by));
    }
    return out;
}

}  // namespace

std::string render_induction(const PhraseTexts& texts, const Induction& induction,
                             const InducedRecord& record) {
    constexpr std::size_t classes_shown = 10;
    constexpr std::size_t phrases_shown = 12;
    std::string out =
        fmt::format("{:<18} {:>7} {:>9} {:>15} {:>9} {:>12} {:>9}\n", "held out", "texts",
                    "accuracy", "95 %", "commonest", "mean recall", "by chance");
    for (const HeldOutAttribution& one : induction.attributions) {
        out += fmt::format(
            "{:<18} {:>7} {:>9.3f} {:>15} {:>9.3f} {:>12.3f} {:>9.3f}\n",
            describe(one, induction.topics_derived), one.texts, share(one.right, one.texts),
            one.accuracy ? fmt::format("{:.3f} to {:.3f}", one.accuracy->low, one.accuracy->high)
                         : std::string("-"),
            share(one.right_commonest, one.texts), one.mean_recall,
            1.0 / static_cast<double>(texts.classes.size()));
    }
    if (!induction.attributions.empty() &&
        induction.attributions.front().texts < texts.texts.size()) {
        out += fmt::format(
            "{} more texts have no words of their own: they repeat another text of theirs, or what "
            "several print\n",
            texts.texts.size() - induction.attributions.front().texts);
    }
    out += tell_stories(texts, induction, record);
    const std::vector<std::uint64_t> counts = count_texts(texts);
    const std::vector<std::uint32_t> order = rank_classes(counts);
    for (std::size_t i = 0; i < order.size() && i < classes_shown; ++i) {
        const std::uint32_t c = order[i];
        out += fmt::format("\n{} {} ({} texts", name_of(record.by), terminal_text(texts.classes[c]),
                           counts[c]);
        for (const HeldOutAttribution& one : induction.attributions) {
            out += fmt::format("{}{:.2f} without their {}",
                               &one == &induction.attributions.front() ? "; recall " : ", ",
                               share(one.right_class[c], one.of_class[c]), name_of(one.held_out));
        }
        out += ")\n";
        if (induction.stories.compared && !induction.stories.classes[c].compared) {
            out += fmt::format(
                "  {} of its texts in stories that several tell: judged by topic, not within "
                "stories\n",
                induction.stories.classes[c].in_stories);
        }
        std::size_t shown = 0;
        for (std::size_t e = 0; e < induction.entries.size() && shown < phrases_shown; ++e) {
            const PhraseEvidence& entry = induction.entries[e];
            if (entry.class_index != c) continue;
            ++shown;
            out += fmt::format(
                "  {:<32} z {:>5.1f}  {:>5} of {} texts, elsewhere {}\n",
                terminal_text(write_phrase(texts, induction.candidates.phrases[entry.candidate])),
                entry.z, entry.documents, counts[c], entry.other_documents);
        }
        if (shown == 0) out += "  no phrase passes\n";
    }
    return out;
}

std::string render_induction_json(const PhraseTexts& texts, const Induction& induction,
                                  const InducedRecord& record, const std::vector<InputFile>& inputs,
                                  std::uint64_t read, std::uint64_t rejected) {
    Json json;
    json["format"] = "parallax-induction/1";
    json["by"] = name_of(record.by);
    json["from"] = record.from;
    json["seed"] = record.seed;
    json["settings"] = record.settings;
    Json files = Json::array();
    std::vector<InputFile> sorted(inputs);
    sort_inputs(sorted);
    for (const InputFile& input : sorted)
        files.push_back({{"name", input.name}, {"sha256", input.sha256}});
    json["inputs"] = std::move(files);
    json["records"] = {{"read", read}, {"analysed", read - rejected}, {"rejected", rejected}};
    json["texts"] = texts.texts.size();
    json["events"] = texts.events;
    json["topics"] = induction.topics;
    json["topics_derived"] = induction.topics_derived;
    json["candidates"] = induction.candidates.phrases.size();
    json["tests"] = induction.tests;
    json["left_out"] = {
        {"repeated_sentences", induction.candidates.left_out.repeated_sentences},
        {"names", induction.candidates.left_out.names},
        {"labels", induction.candidates.left_out.labels},
        {"topical", induction.candidates.left_out.topical + induction.left_out.topical},
        {"told_by_others", induction.left_out.told_by_others},
        {"few_events", induction.left_out.few_events},
        {"not_in_stories", induction.left_out.not_in_stories},
        {"formats", induction.left_out.formats}};
    json["stories"] = {{"looked_at", induction.stories.looked_at},
                       {"of_several", induction.stories.stories},
                       {"texts", induction.stories.texts},
                       {"compared", induction.stories.compared}};
    json["pooling_sd"] = induction.model.pooling_sd;
    Json attributions = Json::array();
    for (const HeldOutAttribution& one : induction.attributions) {
        Json row;
        row["held_out"] = name_of(one.held_out);
        row["folds"] = one.folds;
        row["texts"] = one.texts;
        row["right"] = one.right;
        row["right_commonest"] = one.right_commonest;
        row["right_even"] = one.right_even;
        row["accuracy"] = share(one.right, one.texts);
        if (one.accuracy) {
            row["interval"] = {one.accuracy->low, one.accuracy->high};
        } else {
            row["interval"] = nullptr;
        }
        row["mean_recall"] = one.mean_recall;
        row["log_loss"] = one.log_loss;
        row["log_loss_of_shares"] = one.log_loss_shares;
        Json classes = Json::object();
        for (std::size_t c = 0; c < texts.classes.size(); ++c) {
            classes[texts.classes[c]] = {{"texts", one.of_class[c]},
                                         {"right", one.right_class[c]},
                                         {"right_even", one.even_class[c]}};
        }
        row["classes"] = std::move(classes);
        attributions.push_back(std::move(row));
    }
    json["attribution"] = std::move(attributions);
    Json classes = Json::object();
    const std::vector<std::uint64_t> counts = count_texts(texts);
    const std::vector<std::string> slugs = make_slugs(texts.classes);
    for (std::size_t c = 0; c < texts.classes.size(); ++c) {
        const auto entries =
            std::count_if(induction.entries.begin(), induction.entries.end(),
                          [&](const PhraseEvidence& entry) { return entry.class_index == c; });
        const ClassCover cover =
            c < induction.stories.classes.size() ? induction.stories.classes[c] : ClassCover();
        classes[texts.classes[c]] = {{"slug", slugs[c]},
                                     {"texts", counts[c]},
                                     {"texts_in_stories", cover.in_stories},
                                     {"compared_in_stories", cover.compared},
                                     {"entries", entries}};
    }
    json["classes"] = std::move(classes);
    return json.dump(2) + "\n";
}

std::string render_cross_fitted(const PhraseTexts& texts, const Induction& induction) {
    const std::vector<std::string> slugs = make_slugs(texts.classes);
    const CrossFitted& fitted = induction.cross_fitted;
    std::vector<std::size_t> order(fitted.texts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const PhraseText& x = texts.texts[fitted.texts[a]];
        const PhraseText& y = texts.texts[fitted.texts[b]];
        return std::tie(x.id, fitted.texts[a]) < std::tie(y.id, fitted.texts[b]);
    });
    std::string lines;
    for (const std::size_t i : order) {
        const PhraseText& text = texts.texts[fitted.texts[i]];
        const std::vector<double>& weights = fitted.log_weights[i];
        const double top = *std::max_element(weights.begin(), weights.end());
        double sum = 0.0;
        for (const double weight : weights) sum += std::exp(weight - top);
        JsonWriter json;
        json.begin_object().key("id").value(text.id);
        json.key("class").value(texts.classes[text.class_index]);
        json.key("affinity").begin_object();
        for (std::size_t c = 0; c < weights.size(); ++c)
            json.key(slugs[c]).value(std::exp(weights[c] - top) / sum);
        json.end_object().end_object();
        lines += json.take() + "\n";
    }
    return lines;
}

}  // namespace parallax
