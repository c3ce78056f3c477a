#include "engine/model/features.hpp"

#include "tests/catch.hpp"
#include "tests/model/sample_lexicon.hpp"

#include <vector>

namespace parallax {
namespace {

Hit make_hit(TermId term, Span span, std::uint32_t sentence = 0) {
    Hit hit;
    hit.term = term;
    hit.span = span;
    hit.sentence = sentence;
    hit.on_axis = true;
    return hit;
}

TEST_CASE("names of the fields") {
    CHECK(name_of(Field::title) == "title");
    CHECK(name_of(Field::text) == "text");
}

TEST_CASE("only plain hits on an axis outside furniture are features") {
    struct Case {
        const char* name;
        void (*alter)(Hit&);
        std::size_t features;
    };
    const std::vector<Case> cases = {
        {"plain", [](Hit&) {}, 1},
        {"in a choice only",
         [](Hit& hit) {
             hit.on_axis = false;
             hit.in_choice = true;
         },
         0},
        {"negated", [](Hit& hit) { hit.flags.negated = true; }, 0},
        {"hypothetical", [](Hit& hit) { hit.flags.hypothetical = true; }, 0},
        {"so-called", [](Hit& hit) { hit.flags.so_called = true; }, 0},
        {"furniture", [](Hit& hit) { hit.section = Section::furniture; }, 0},
        {"caption", [](Hit& hit) { hit.section = Section::caption; }, 1},
        {"source", [](Hit& hit) { hit.wording = Wording::source; }, 1},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        Annotation annotation;
        annotation.scored_sentences = 1;
        annotation.hits.push_back(make_hit(TermId{terrorists}, {0, 10}));
        c.alter(annotation.hits.back());
        const AnnotatedField field{Field::text, nullptr, &annotation};
        CHECK(count_features(std::vector{field}).counts.size() == c.features);
        CHECK(count_features(field, 0).counts.size() == c.features);
        CHECK(count_features(field, 1).counts.empty());
    }
}

TEST_CASE("features are sorted by key, their places by field and offset") {
    Annotation title;
    title.scored_sentences = 1;
    title.hits = {make_hit(TermId{terrorists}, {4, 14})};
    Annotation text;
    text.scored_sentences = 3;
    text.hits = {make_hit(TermId{terrorists}, {0, 10}, 0), make_hit(TermId{resisted}, {20, 28}, 1),
                 make_hit(TermId{terrorists}, {30, 40}, 1),
                 make_hit(TermId{terrorists}, {50, 60}, 2),
                 make_hit(TermId{terrorists}, {70, 80}, 2)};
    text.hits[2].target = TargetId{1};
    text.hits[3].wording = Wording::source;
    const AnnotatedField title_field{Field::title, nullptr, &title};
    const AnnotatedField text_field{Field::text, nullptr, &text};

    const FeatureVector vector = count_features(std::vector{title_field, text_field});
    CHECK(vector.scored_sentences == 4);
    REQUIRE(vector.counts.size() == 4);
    CHECK(vector.counts[0].key == FeatureKey{TermId{resisted}, Wording::outlet, {}});
    CHECK(vector.counts[1].key == FeatureKey{TermId{terrorists}, Wording::outlet, {}});
    CHECK(vector.counts[1].places == std::vector<Place>{{Field::title, {4, 14}},
                                                        {Field::text, {0, 10}},
                                                        {Field::text, {70, 80}}});
    CHECK(vector.value(vector.counts[1]) == 0.75);
    CHECK(vector.counts[2].key == FeatureKey{TermId{terrorists}, Wording::outlet, TargetId{1}});
    CHECK(vector.counts[3].key == FeatureKey{TermId{terrorists}, Wording::source, {}});

    const FeatureVector sentence = count_features(text_field, 2);
    CHECK(sentence.scored_sentences == 1);
    REQUIRE(sentence.counts.size() == 2);
    CHECK(sentence.value(sentence.counts[0]) == 1.0);
}

TEST_CASE("a unit of signs without a word still has finite values") {
    Annotation annotation;
    annotation.hits = {make_hit(TermId{extremely}, {0, 1})};
    const FeatureVector vector =
        count_features(std::vector{AnnotatedField{Field::text, nullptr, &annotation}});
    REQUIRE(vector.counts.size() == 1);
    CHECK(vector.value(vector.counts[0]) == 1.0);
}

}  // namespace
}  // namespace parallax
