#include "engine/model/induced_lexicon.hpp"

#include "engine/lexicon/located_fields.hpp"
#include "engine/model/folds.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace parallax {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t example_places = 3;

/// A few of the class's uses, drawn by hash so that neither the first nor the strongest are shown.
std::string list_examples(const PhraseTexts& texts, const Candidate& candidate,
                          std::uint32_t class_index, std::uint64_t seed) {
    std::vector<std::pair<std::uint64_t, const CandidateUse*>> drawn;
    for (const CandidateUse& use : candidate.uses) {
        const PhraseText& text = texts.texts[use.text];
        if (text.class_index == class_index) drawn.emplace_back(seeded_hash(text.key, seed), &use);
    }
    std::sort(drawn.begin(), drawn.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.first, a.second->text) < std::tuple(b.first, b.second->text);
    });
    std::string out;
    for (std::size_t i = 0; i < drawn.size() && i < example_places; ++i) {
        const CandidateUse& use = *drawn[i].second;
        const PhraseText& text = texts.texts[use.text];
        const Place& place = text.words[use.first].place;
        // The phrase's last word stands as many words further as it has, marks between left aside.
        std::size_t last = use.first;
        for (std::size_t words = 1; words < candidate.words.size(); ++last) {
            if (text.words[last + 1].stop == BreakKind::none) ++words;
        }
        out += fmt::format("{}{} {} {}-{}", out.empty() ? "" : "; ", text.id, name_of(place.field),
                           place.span.begin, text.words[last].place.span.end);
    }
    return out;
}

/// A table is cut at tabs and line ends, and a cell that begins with a quotation mark is quoted.
std::string plain_cell(std::string text) {
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < 0x20U || c == 0x7F) c = ' ';
    }
    return text;
}

class FolderMaker {
public:
    FolderMaker(const PhraseTexts& texts, const Induction& induction, const InducedRecord& record)
        : texts_(texts),
          induction_(induction),
          record_(record),
          slugs_(make_slugs(texts.classes)),
          texts_of_class_(texts.classes.size(), 0) {
        for (const PhraseText& text : texts.texts) ++texts_of_class_[text.class_index];
    }

    std::vector<InducedFolder> make_affinities() const {
        std::vector<InducedFolder> folders;
        for (std::uint32_t c = 0; c < texts_.classes.size(); ++c) {
            InducedFolder folder{slugs_[c], texts_.classes[c], 0, {}};
            std::string table = fmt::format("phrase\taffinity\tsd\t{}\n", shared_columns);
            for (std::size_t e = 0; e < induction_.entries.size(); ++e) {
                const PhraseEvidence& entry = induction_.entries[e];
                if (entry.class_index != c) continue;
                ++folder.entries;
                table += fmt::format("{}\t{:.3f}\t{:.3f}\t{}\n", phrase(entry),
                                     induction_.model.affinities[e], induction_.model.sds[e],
                                     shared_cells(entry));
            }
            if (folder.entries == 0) continue;
            Json json = start("outlet", slugs_[c],
                              fmt::format("Phrases characteristic of {}", texts_.classes[c]));
            json["about"] = fmt::format(
                "Words that {} uses more often than the other {} {}s of the texts they were "
                "induced "
                "from. affinity is a coefficient of a multinomial logistic model with partial "
                "pooling, sd its standard deviation; it adds nothing to framing scores.",
                texts_.classes[c], texts_.classes.size() - 1, name_of(record_.by));
            if (induction_.stories.looked_at && !induction_.stories.classes[c].compared) {
                json["about"].get_ref<std::string&>() += fmt::format(
                    " Too few of its texts ({}) tell a story that others tell too: what it words "
                    "was parted from what it tells by topic alone.",
                    induction_.stories.classes[c].in_stories);
            }
            json["induced"] = induced();
            json["induced"]["class"] = texts_.classes[c];
            json["induced"]["intercept"] =
                std::stod(fmt::format("{:.4f}", induction_.model.even_intercepts[c]));
            finish(folder, json, std::move(table), folders);
        }
        return folders;
    }

    std::vector<InducedFolder> make_labelled() const {
        std::vector<InducedFolder> folders;
        InducedFolder folder{"induced-labels", "", 0, {}};
        const bool two = texts_.classes.size() == 2;
        std::string table = fmt::format("phrase\taxis\tweight\tsd\t{}\n", shared_columns);
        for (std::size_t e = 0; e < induction_.entries.size(); ++e) {
            const PhraseEvidence& entry = induction_.entries[e];
            const double sign = two && entry.class_index == 0 ? -1.0 : 1.0;
            ++folder.entries;
            table += fmt::format("{}\t{}\t{:.3f}\t{:.3f}\t{}\n", phrase(entry),
                                 two ? two_labels() : slugs_[entry.class_index],
                                 sign * induction_.model.affinities[e], induction_.model.sds[e],
                                 shared_cells(entry));
        }
        Json json = start("style", folder.slug, "Phrases characteristic of labels");
        json["about"] =
            "Words that texts of one label use more often than those of the others. A weight is a "
            "coefficient of a logistic model with partial pooling, sd its standard deviation.";
        Json axes = Json::object();
        if (two) {
            axes[two_labels()] = {{"negative", texts_.classes[0]}, {"positive", texts_.classes[1]}};
        } else {
            for (std::size_t c = 0; c < texts_.classes.size(); ++c)
                axes[slugs_[c]] = {{"negative", "other labels"}, {"positive", texts_.classes[c]}};
        }
        json["axes"] = std::move(axes);
        json["induced"] = induced();
        if (folder.entries != 0) finish(folder, json, std::move(table), folders);
        return folders;
    }

private:
    static constexpr std::string_view shared_columns =
        "log_odds\tz\tq\tcount\tother_count\tdocuments\tother_documents\tevents\tdp\tselected\t"
        "story_documents\tstory_z\texamples\tnote\tsource";

    [[nodiscard]] std::string two_labels() const { return slugs_[0] + "-" + slugs_[1]; }

    [[nodiscard]] std::string phrase(const PhraseEvidence& entry) const {
        return write_phrase(texts_, induction_.candidates.phrases[entry.candidate]);
    }

    [[nodiscard]] std::string shared_cells(const PhraseEvidence& entry) const {
        const std::uint64_t texts = texts_of_class_[entry.class_index];
        const Candidate& candidate = induction_.candidates.phrases[entry.candidate];
        return fmt::format(
            "{:.3f}\t{:.2f}\t{:.2e}\t{}\t{}\t{}\t{}\t{}\t{:.4f}\t{:.2f}\t{}\t{}\t"
            "{}\tin {} of {} texts here and {} of {} elsewhere\tinduced from {}",
            entry.log_odds, entry.z, entry.q, entry.count, entry.others, entry.documents,
            entry.other_documents, entry.events, entry.dispersion, entry.selected,
            entry.story_documents, entry.story_z ? fmt::format("{:.2f}", *entry.story_z) : "",
            plain_cell(list_examples(texts_, candidate, entry.class_index, record_.seed)),
            entry.documents, texts, entry.other_documents, texts_.texts.size() - texts,
            record_.from.substr(0, 16));
    }

    [[nodiscard]] Json start(const char* kind, const std::string& slug, std::string title) const {
        Json json;
        json["format"] = "parallax-lexicon/1";
        json["kind"] = kind;
        json["id"] = slug;
        json["title"] = std::move(title);
        json["language"] = record_.language;
        json["version"] = "1.0.0";
        return json;
    }

    [[nodiscard]] Json induced() const {
        Json json;
        json["by"] = name_of(record_.by);
        json["from"] = record_.from;
        json["documents"] = fmt::format("../{}", induced_documents_file);
        json["seed"] = record_.seed;
        json["settings"] = record_.settings;
        return json;
    }

    static void finish(InducedFolder& folder, const Json& json, std::string table,
                       std::vector<InducedFolder>& folders) {
        folder.files["lexicon.json"] = json.dump(2) + "\n";
        folder.files["terms.tsv"] = std::move(table);
        folders.push_back(std::move(folder));
    }

    const PhraseTexts& texts_;
    const Induction& induction_;
    const InducedRecord& record_;
    std::vector<std::string> slugs_;
    std::vector<std::uint64_t> texts_of_class_;
};

}  // namespace

std::string_view name_of(InducedBy by) {
    switch (by) {
        case InducedBy::outlet:
            return "outlet";
        case InducedBy::label:
            return "label";
        case InducedBy::event:
            return "event";
    }
    return "";
}

std::vector<InducedFolder> make_induced_lexicons(const PhraseTexts& texts,
                                                 const Induction& induction,
                                                 const InducedRecord& record) {
    const FolderMaker maker(texts, induction, record);
    return record.by == InducedBy::label ? maker.make_labelled() : maker.make_affinities();
}

std::string list_induced_documents(const PhraseTexts& texts) {
    constexpr std::size_t digits = 16;
    std::set<std::string> keys;
    for (const PhraseText& text : texts.texts) keys.insert(text.key.substr(0, digits));
    std::string out;
    for (const std::string& key : keys) out += key + "\n";
    return out;
}

std::vector<std::string> make_slugs(const std::vector<std::string>& names) {
    std::set<std::string> taken;
    std::vector<std::string> slugs;
    for (const std::string& name : names) {
        std::string slug = make_slug(name);
        if (slug.empty()) slug = "class";
        std::string free = slug;
        for (int n = 2; !taken.insert(free).second; ++n) free = fmt::format("{}-{}", slug, n);
        slugs.push_back(std::move(free));
    }
    return slugs;
}

std::string write_phrase(const PhraseTexts& texts, const Candidate& candidate) {
    std::string out;
    for (const std::uint32_t word : candidate.words) {
        if (!out.empty()) out += ' ';
        for (const char c : texts.words[word]) {
            if (std::string_view("#*{}|^\\").find(c) != std::string_view::npos) out += '\\';
            out += c;
        }
    }
    return out;
}

}  // namespace parallax
