#include "engine/context/voice_model.hpp"

#include "engine/context/speaker_weights.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/whole_file.hpp"
#include "tests/catch.hpp"
#include "tests/context/annotated_sample.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <rapidcheck.h>

namespace {

using namespace parallax;
using namespace parallax::test;

VoiceModelParts make_parts() {
    VoiceModelParts parts;
    parts.words = {"said", "the"};
    parts.rows = {{3, {1, 2, 3, 4, -5, 6, 7, -128}}, {70000, {0, 0, 0, 0, 0, 0, 0, 9}}};
    parts.moves[1][2] = -300;
    parts.speakers = {{SpeakerQuestion::proposed, 5, 700}, {SpeakerQuestion::kind_role, 255, -12}};
    return parts;
}

std::string read_fault(const std::string& bytes) {
    try {
        static_cast<void>(read_voice_model(bytes, "voice.model"));
    } catch (const InputError& error) {
        return describe(error.faults().at(0));
    }
    return "";
}

std::string replace(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a voice model file says what was written into it", "[context]") {
    const VoiceModelParts parts = make_parts();
    const VoiceModelParts read = read_voice_model(write_voice_model(parts), "voice.model");
    CHECK(read.words == parts.words);
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows[0].key == 3);
    CHECK(read.rows[0].lanes == parts.rows[0].lanes);
    CHECK(read.rows[1].key == 70000);
    CHECK(read.moves == parts.moves);
    REQUIRE(read.speakers.size() == 2);
    CHECK(read.speakers[1].question == SpeakerQuestion::kind_role);
    CHECK(read.speakers[1].answer == 255);
    CHECK(read.speakers[1].weight == -12);

    const VoiceModel model(parts, "");
    const auto sum_of = [&](const std::vector<std::uint32_t>& keys) {
        std::vector<std::uint32_t> places(keys.size());
        model.fetch(keys);
        places.resize(model.find(keys, places));
        return model.sum(places);
    };
    CHECK(sum_of({3, 70000, 12})[7] == -119);
    CHECK(sum_of({3, 3})[4] == -10);
    CHECK(model.move(1, 2) == -300);
}

TEST_CASE("content parts at a cue where the weights of its answers make that likely", "[context]") {
    const auto row = [](SpeakerQuestion question, std::uint8_t answer, std::int16_t weight) {
        return SpeakerWeights::Row{question, answer, weight};
    };
    SpeakerCandidate cue;
    cue.answers[static_cast<std::size_t>(SpeakerQuestion::part_cue)] = 7;
    cue.answers[static_cast<std::size_t>(SpeakerQuestion::part_turn)] = 3;
    const std::vector<SpeakerWeights::Row> of_speakers{row(SpeakerQuestion::kind, 0, 900)};
    CHECK_FALSE(SpeakerWeights({}).parts(cue));
    CHECK_FALSE(SpeakerWeights(of_speakers).parts(cue));  // knows nothing of cues inside content
    const std::vector<SpeakerWeights::Row> likely{row(SpeakerQuestion::part_cue, 7, -600),
                                                  row(SpeakerQuestion::part_turn, 3, 400)};
    CHECK(SpeakerWeights(likely).parts(cue));
    const std::vector<SpeakerWeights::Row> unlikely{row(SpeakerQuestion::part_cue, 7, -600),
                                                    row(SpeakerQuestion::part_turn, 3, 300)};
    CHECK_FALSE(SpeakerWeights(unlikely).parts(cue));
    // What speaks for content that goes on counts against.
    const std::vector<SpeakerWeights::Row> against{row(SpeakerQuestion::part_cue, 0, 300),
                                                   row(SpeakerQuestion::part_cue, 7, 20)};
    CHECK_FALSE(SpeakerWeights(against).parts(cue));
}

TEST_CASE("what is wrong with a voice model file is said precisely", "[context]") {
    const std::string good = write_voice_model(make_parts());
    const std::string advice = "; put the shipped voice model in its place, or train one again";
    struct BadFile {
        const char* name;
        std::string bytes;
        std::string fault;
    };
    VoiceModelParts heavy = make_parts();
    heavy.moves[0][7] = VoiceModelParts::most_move + 1;
    const std::vector<BadFile> cases{
        {"a move beyond measure", write_voice_model(heavy),
         "voice.model: the file has a move that weighs more than any can"},
        {"empty", "",
         "voice.model: this is no voice model: its first line should be "
         "parallax-voice-model/1"},
        {"other format", replace(good, "model/1", "model/2"),
         "voice.model: this is no voice model: its first line should be parallax-voice-model/1"},
        {"cut in the head", good.substr(0, 30), "voice.model:2: the file ends within its head"},
        {"other features", replace(good, "features ", "features 9"),
         "voice.model:2: the model was trained for another version of Parallax"},
        {"no count", replace(good, "words 2", "words x"),
         "voice.model:3: \"x\" is no count of words"},
        {"other key", replace(good, "rows 2", "lines 2"),
         "voice.model:5: this line should begin with \"rows\""},
        {"cut at the end", good.substr(0, good.size() - 1),
         "voice.model: the file is damaged: what stands behind its head has another SHA-256 than "
         "its head says"},
        {"a changed byte", replace(good, "the\n", "tha\n"),
         "voice.model: the file is damaged: what stands behind its head has another SHA-256 than "
         "its head says"},
        {"too many speakers", replace(good, "speakers 2", "speakers 3"),
         "voice.model: the file has other weights of speakers than it says"},
        {"too many rows", replace(good, "rows 2", "rows 3"),
         "voice.model: the file has another number of rows than it says"},
    };
    for (const BadFile& sample : cases) {
        DYNAMIC_SECTION(sample.name) {
            CHECK(read_fault(sample.bytes) == sample.fault + advice);
        }
    }
    CHECK_THROWS_AS(VoiceModel(std::filesystem::path("/nowhere/voice.model")), InputError);
}

TEST_CASE("the likeliest speaker is chosen, and none anew without weights", "[context]") {
    SpeakerCandidate known;
    known.answers.fill(1);
    SpeakerCandidate other = known;
    other.answers[static_cast<std::size_t>(SpeakerQuestion::kind_role)] = 9;
    SpeakerCandidate alike = other;
    const std::vector<SpeakerCandidate> all{known, other, alike};
    const std::vector<SpeakerWeights::Row> rows{{SpeakerQuestion::kind_role, 9, 200},
                                                {SpeakerQuestion::kind_role, 1, 10},
                                                {SpeakerQuestion::gap, 1, -300}};
    CHECK(SpeakerWeights({}).choose(all) == 0);
    const SpeakerWeights weights(rows);
    CHECK(weights.score(known) == -290);
    CHECK(weights.choose(all) == 1);  // the first of equals
    for (std::size_t question = 0; question < speaker_questions; ++question) {
        const auto asked = static_cast<SpeakerQuestion>(question);
        CHECK(speaker_question_from(name_of(asked)) == asked);
    }
    CHECK_FALSE(speaker_question_from("other"));
}

TEST_CASE("the shipped voice model is small and sound", "[context]") {
    const std::string bytes = read_whole_file(shipped_voice_model());
    CHECK(bytes.size() < 5'000'000);
    const VoiceModelParts parts = read_voice_model(bytes, "voice.model");
    CHECK(parts.rows.size() > 10'000);
    // Nothing of the annotated texts is in it but frequent words.
    CHECK(parts.words.size() < 5'000);
    CHECK(write_voice_model(parts) == bytes);
}

TEST_CASE("by the shipped voice model content ends where somebody else begins to speak",
          "[context]") {
    Annotator annotator(make_sample_lexicon(), shipped_voice_model());
    const auto sample = annotator.annotate(
        "Castor argued that the levy was unfair because the council had said that it would never "
        "be raised.");
    const auto& passages = sample.annotation.passages;
    REQUIRE(passages.size() == 2);
    const auto said = [&](std::size_t at) {
        return std::string(slice(sample.text, passages[at].span));
    };
    const auto by = [&](std::size_t at) {
        return passages[at].speaker ? std::string(slice(sample.text, *passages[at].speaker)) : "";
    };
    CHECK(said(0) == "that the levy was unfair");
    CHECK(by(0) == "Castor");
    CHECK(said(1) == "that it would never be raised");
    CHECK(by(1) == "the council");
}

TEST_CASE("voices by the full model keep their invariants and know no other text", "[context]") {
    Annotator annotator(make_sample_lexicon(), shipped_voice_model());
    const auto piece = rc::gen::element<std::string>(
        "\"", "“", "”", "‘", "’", "'", " ", " ", "\n", "\n\n", "said ", "that ", "The ministry ",
        "terrorist group ", "Valley Front", ", ", ". ", ": ", "according to ", "He ",
        "promised to ", "close the road ", "not ", "so-called ", "who ", "and ", "demanded ", "-",
        " - ", "it was ");
    CHECK(rc::check("passages tile what is not own voice", [&] {
        const auto pieces = *rc::gen::container<std::vector<std::string>>(piece);
        std::string text;
        for (const std::string& each : pieces) text += each;
        const auto sample = annotator.annotate(text);
        std::uint32_t end = 0;
        for (const Passage& passage : sample.annotation.passages) {
            RC_ASSERT(passage.span.begin >= end);
            RC_ASSERT(passage.span.begin < passage.span.end);
            RC_ASSERT(passage.span.end <= text.size());
            RC_ASSERT(passage.voice != Voice::own);
            for (const auto& named : {passage.speaker, passage.cue}) {
                if (named) RC_ASSERT(named->begin < named->end && named->end <= text.size());
            }
            end = passage.span.end;
        }
        // An annotator that has read nothing else says the same.
        Annotator fresh(make_sample_lexicon(), shipped_voice_model());
        const auto again = fresh.annotate(text);
        RC_ASSERT(list_passages(again) == list_passages(sample));
    }));
}
