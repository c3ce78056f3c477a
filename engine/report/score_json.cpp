#include "engine/core/json_writer.hpp"
#include "engine/profile/profile_table.hpp"
#include "engine/report/line_parts.hpp"
#include "engine/report/lines.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace parallax {

namespace {

using VoiceWords = std::array<std::uint32_t, all_voices.size()>;

void write_words(JsonWriter& json, const VoiceWords& words) {
    json.key("words").begin_object();
    for (const Voice voice : all_voices) {
        json.key(name_of(voice)).value(words[static_cast<std::size_t>(voice)]);
    }
    json.end_object();
}

/// `counts` is sorted by axis, target, wording. Flagged hits are in nothing that this line shows.
void write_axes(JsonWriter& json, std::span<const AxisCount> counts, const Lexicon& lexicon) {
    const AxisCount* previous = nullptr;
    json.key("axes").begin_object();
    for (const AxisCount& count : counts) {
        if (count.hits == 0) {
            continue;
        }
        const bool same_axis = previous != nullptr && previous->axis == count.axis;
        const bool same_target = same_axis && previous->target == count.target;
        if (previous != nullptr && !same_target) {
            json.end_object();
        }
        if (previous != nullptr && !same_axis) {
            json.end_object();
        }
        if (!same_axis) {
            json.key(lexicon.axis(count.axis).id).begin_object();
        }
        if (!same_target) {
            json.key(count.target ? std::string_view(lexicon.target(*count.target).id)
                                  : std::string_view("unattached"));
            json.begin_object();
        }
        json.key(name_of(count.wording)).begin_object();
        json.key("hits").value(count.hits);
        if (can_sum_poles(lexicon.axis(count.axis), count.target)) {
            json.key("negative").value(count.negative).key("positive").value(count.positive);
            json.key("sum").value(count.sum);
        } else {
            json.key("negative").null().key("positive").null().key("sum").null();
        }
        json.end_object();
        previous = &count;
    }
    if (previous != nullptr) {
        json.end_object().end_object();
    }
    json.end_object();
}

void write_contribution(JsonWriter& json, const Score& score, const Contribution& contribution) {
    json.begin_object();
    json.key("feature").value(score.feature_of(contribution));
    json.key("value").value(contribution.value);
    json.key("weight").value(contribution.weight);
    json.key("contribution").value(contribution.contribution);
    json.key("places").begin_array();
    for (const Place& place : score.places_of(contribution)) {
        json.begin_object().key("field").value(name_of(place.field));
        write_offsets(json, place.span);
        json.end_object();
    }
    json.end_array().end_object();
}

void write_scores(JsonWriter& json, std::span<const Score> scores, const Lexicon& lexicon) {
    json.key("scores").begin_array();
    for (const Score& score : scores) {
        json.begin_object().key("model").value(score.model);
        json.key("axis");
        write_text_or_null(
            json, score.axis ? std::string_view(lexicon.axis(*score.axis).id) : std::string_view());
        json.key("target");
        write_target(json, score.target, lexicon);
        json.key("class").value(score.positive_class);
        json.key("logit").value(score.logit);
        json.key("probability");
        if (score.probability) {
            json.value(*score.probability);
        } else {
            json.null();
        }
        json.key("intercept").value(score.intercept);
        json.key("contributions").begin_array();
        for (const Contribution& contribution : score.contributions) {
            write_contribution(json, score, contribution);
        }
        json.end_array().end_object();
    }
    json.end_array();
}

void write_affinities(JsonWriter& json, std::span<const Affinity> affinities) {
    json.key("affinity").begin_object();
    for (const Affinity& one : affinities) json.key(one.lexicon).value(one.share);
    json.end_object();
}

std::vector<AxisCount> count_axes(const Annotation& annotation, std::uint32_t sentence,
                                  const Lexicon& lexicon) {
    const auto first =
        std::partition_point(annotation.hits.begin(), annotation.hits.end(),
                             [&](const Hit& hit) { return hit.sentence < sentence; });
    const auto last = std::find_if(first, annotation.hits.end(),
                                   [&](const Hit& hit) { return hit.sentence != sentence; });
    std::vector<AxisCount> counts;
    add_to_axes(counts, {first, last}, lexicon);
    return counts;
}

VoiceWords count_words_by_voice(const ParsedText& parsed, const Annotation& annotation,
                                TokenRange tokens) {
    VoiceWords words{};
    auto passage = annotation.passages.begin();
    for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) {
        while (passage != annotation.passages.end() && passage->tokens.end <= token) {
            ++passage;
        }
        if (!parsed.tokens[token].is_word()) {
            continue;
        }
        const bool inside = passage != annotation.passages.end() && passage->tokens.begin <= token;
        const Voice voice = inside ? passage->voice : Voice::own;
        ++words[static_cast<std::size_t>(voice)];
    }
    return words;
}

}  // namespace

std::string render_score(const AnalysedDocument& analysed, const Lexicon& lexicon,
                         const AffinityScorer* affinities) {
    const AxisCounts row = count_axes(analysed, lexicon);
    JsonWriter json(4096);
    json.begin_object();
    write_document_labels(json, analysed.document);
    write_words(json, row.words);
    write_axes(json, row.axes, lexicon);
    write_scores(json, analysed.scores, lexicon);
    write_affinities(json, affinities == nullptr ? std::vector<Affinity>()
                                                 : affinities->score(fields_of(analysed)));
    json.end_object();
    return json.take() + "\n";
}

std::string render_sentence_scores(
    const AnalysedDocument& analysed, const Lexicon& lexicon,
    const std::function<std::vector<Score>(Field field, std::uint32_t sentence)>& score,
    const AffinityScorer* affinities) {
    std::string lines;
    for (const AnnotatedField& field : fields_of(analysed)) {
        const ParsedText& parsed = *field.parsed;
        for (std::uint32_t index = 0; index < parsed.sentences.size(); ++index) {
            const Sentence& sentence = parsed.sentences[index];
            if (!is_scored(parsed, sentence)) {
                continue;
            }
            JsonWriter json;
            json.begin_object();
            write_document_labels(json, analysed.document);
            json.key("sentence").begin_object();
            json.key("field").value(name_of(field.field)).key("index").value(index);
            write_offsets(json, sentence.span);
            json.key("section").value(name_of(sentence.section)).end_object();
            write_words(json, count_words_by_voice(parsed, *field.annotation, sentence.tokens));
            write_axes(json, count_axes(*field.annotation, index, lexicon), lexicon);
            write_scores(json, score(field.field, index), lexicon);
            write_affinities(json, affinities == nullptr ? std::vector<Affinity>()
                                                         : affinities->score(field, index));
            json.end_object();
            lines += json.take() + "\n";
        }
    }
    return lines;
}

}  // namespace parallax
