#include "tests/context/annotated_sample.hpp"

#include "tests/catch.hpp"

#include <filesystem>
#include <map>
#include <utility>

namespace parallax::test {
namespace {

std::filesystem::path style_folder() {
    return std::filesystem::path(PARALLAX_SOURCE_DIR) / "lexicons/style";
}

const TextRules& text_rules() {
    static const TextRules rules(style_folder());
    return rules;
}

const ContextRules& context_rules() {
    static const ContextRules rules(style_folder());
    return rules;
}

const ContextRules& context_rules(const std::filesystem::path& voice_model) {
    static std::map<std::filesystem::path, ContextRules> read;
    const auto found = read.find(voice_model);
    if (found != read.end()) return found->second;
    return read.emplace(voice_model, ContextRules(style_folder(), voice_model)).first->second;
}

Term make_term(std::string phrase, double weight, ChoiceId choice) {
    Term term;
    term.id = phrase + "/legitimacy";
    term.phrase = std::move(phrase);
    term.axis = AxisId{0};
    term.weight = weight;
    term.choice = choice;
    term.lexicon = "sample";
    return term;
}

}  // namespace

Lexicon make_sample_lexicon() {
    Axis legitimacy;
    legitimacy.id = "legitimacy";
    legitimacy.negative = "delegitimising";
    legitimacy.positive = "legitimising";
    legitimacy.lexicon = "sample";
    Target front{"front",
                 "Valley Front",
                 "armed-group",
                 "valley",
                 {"Valley Front", "the Front"},
                 {"the group", "the movement"},
                 {"Tomas Verrin", "Verrin"},
                 {},
                 "sample"};
    Target state{"state",         "Dravia", "state", "dravian", {"Dravia"},
                 {"the country"}, {},       {},      "sample"};
    Axis tone;
    tone.id = "tone";
    tone.negative = "harsh";
    tone.positive = "mild";
    tone.kind = LexiconKind::style;
    tone.lexicon = "sample";
    Target campaign;
    campaign.id = "valley-campaign";
    campaign.name = "Valley campaign";
    campaign.kind = "event";
    campaign.aliases = {"war of the valley"};
    campaign.lexicon = "sample";
    const Target council = make_target("zone-council", "organisation", {"Zone Council"});
    const Choice armed{"armed-group", "an armed group", std::nullopt, {"armed-group"}, "sample"};
    const Choice attack{"attack", "a use of force", std::nullopt, {}, "sample"};
    const Choice campaign_name{"campaign-name", "the campaign", TargetId{2}, {}, "sample"};
    const Choice dravia_name{"dravia-name", "Dravia", TargetId{1}, {}, "sample"};
    const ChoiceId armed_id{0};
    const ChoiceId attack_id{1};
    Term callous = make_term("callous", -1.0, attack_id);
    callous.axis = AxisId{1};
    callous.choice = std::nullopt;
    Term bragged = callous;
    bragged.id = bragged.phrase = "bragged";
    bragged.lexicon = "manner";
    Term ordered = make_term("ordered marrow", -0.3, attack_id);
    ordered.choice = std::nullopt;
    ordered.target = TargetId{1};
    std::vector<Term> terms{
        make_term("boasted that", -0.4, attack_id),
        bragged,
        make_term("callous regime", -1.0, ChoiceId{3}),
        callous,
        make_term("destruction of dravia", 0.5, attack_id),
        make_term("fight against the callous regime", 0.8, attack_id),
        ordered,
        make_term("resistance movement", 1.2, armed_id),
        make_term("so called front", -0.8, armed_id),
        make_term("valley campaign", -0.5, ChoiceId{2}),
        make_term("{massacre|massacres}", -2.0, attack_id),
        make_term("{terrorist|terrorists}", -1.5, armed_id),
        make_term("{terrorist|terror} {group|groups|organization}", -1.5, armed_id),
    };
    return Lexicon(
        {{"manner", "Manner", "1.0.0", "en", LexiconKind::style, std::string(64, '0'), 1},
         {"sample", "Sample", "1.0.0", "en", LexiconKind::framing, std::string(64, '0'),
          terms.size()}},
        {legitimacy, tone}, {front, state, campaign, council},
        {armed, attack, campaign_name, dravia_name}, std::move(terms));
}

std::filesystem::path shipped_voice_model() {
    return std::filesystem::path(PARALLAX_SOURCE_DIR) / "models/voice/voice.model";
}

Target make_target(std::string id, std::string kind, std::vector<std::string> aliases) {
    Target target;
    target.id = std::move(id);
    target.name = aliases.front();
    target.kind = std::move(kind);
    target.aliases = std::move(aliases);
    target.lexicon = "sample";
    return target;
}

Lexicon make_bold_lexicon(std::vector<Target> targets) {
    Axis axis;
    axis.id = "standing";
    axis.negative = "low";
    axis.positive = "high";
    axis.lexicon = "sample";
    Term bold;
    bold.id = "bold";
    bold.phrase = "bold";
    bold.axis = AxisId{0};
    bold.weight = 1;
    bold.role = Role::modifier;
    bold.lexicon = "sample";
    return Lexicon(
        {{"sample", "Sample", "1.0.0", "en", LexiconKind::framing, std::string(64, '0'), 1}},
        {axis}, std::move(targets), {}, {bold});
}

Annotator::Annotator(Lexicon lexicon)
    : lexicon_(std::move(lexicon)),
      matcher_(lexicon_),
      sides_(lexicon_),
      context_rules_(context_rules()) {}

Annotator::Annotator(Lexicon lexicon, const std::filesystem::path& voice_model)
    : lexicon_(std::move(lexicon)),
      matcher_(lexicon_),
      sides_(lexicon_),
      context_rules_(context_rules(voice_model)) {}

Annotator::Sample Annotator::annotate(std::string text) {
    Sample sample{std::move(text), {}, {}};
    sample.parsed = parse_text(sample.text, "", text_rules(), vocabulary_);
    const Matches matches = matcher_.find(sample.parsed, vocabulary_, matches_);
    sample.annotation =
        annotate_text({sample.text, sample.parsed, vocabulary_, matches, lexicon_, sides_},
                      context_rules_, context_);
    return sample;
}

std::string target_of(const Annotator& annotator, const Hit& hit) {
    return hit.target ? annotator.lexicon().target(*hit.target).id : "";
}

std::vector<std::string> list_passages(const Annotator::Sample& sample) {
    std::vector<std::string> listed;
    for (const Passage& passage : sample.annotation.passages) {
        listed.push_back(std::string(name_of(passage.voice)) + ":" +
                         std::string(slice(sample.text, passage.span)));
    }
    return listed;
}

const Hit& hit_of(const Annotator::Sample& sample, std::string_view surface) {
    const Hit* found = nullptr;
    for (const Hit& hit : sample.annotation.hits) {
        if (slice(sample.text, hit.span) != surface) continue;
        INFO("surface: " << surface);
        REQUIRE(found == nullptr);
        found = &hit;
    }
    INFO("surface: " << surface);
    REQUIRE(found != nullptr);
    return *found;
}

}  // namespace parallax::test
