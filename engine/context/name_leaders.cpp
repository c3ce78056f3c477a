#include "engine/context/name_leaders.hpp"

#include "engine/context/rule_lists.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

namespace parallax {
namespace {

/// Somebody called the leader of a body: a target, or a person whom no lexicon knows.
struct ToldLeader {
    TargetId body;
    std::optional<TargetId> person;
};

/// Whom a label without a name is said of: the leader of this body.
struct BareLabel {
    TargetId body;
    std::size_t hit = 0;
};

class LeaderReading {
public:
    LeaderReading(const AnnotatedText& text, const Lexicon& lexicon, const ContextRules& rules,
                  const Vocabulary& vocabulary)
        : annotation_(*text.annotation),
          parsed_(*text.parsed),
          lexicon_(lexicon),
          lists_(rules.lists()),
          vocabulary_(vocabulary) {}

    void read(std::vector<ToldLeader>& told, std::vector<BareLabel>& bare) const {
        for (std::size_t index = 0; index < annotation_.hits.size(); ++index) {
            const Hit& hit = annotation_.hits[index];
            if (!names_leader(hit)) continue;
            const std::optional<Body> body = find_body(hit);
            if (!body) continue;
            if (hit.target) {
                if (hit.link == Link::apposition) told.push_back({body->target, hit.target});
            } else if (is_followed_by_name(hit)) {
                told.push_back({body->target, std::nullopt});
            } else if (is_definite(*body, hit)) {
                bare.push_back({body->target, index});
            }
        }
    }

private:
    struct Body {
        TargetId target;
        std::uint32_t begin = 0;  ///< first token of the noun phrase of body and label
        bool possessive = false;
    };

    [[nodiscard]] bool is_word(std::uint32_t token) const {
        return token < parsed_.tokens.size() && parsed_.tokens[token].is_word();
    }
    [[nodiscard]] std::string_view word(std::uint32_t token) const {
        return is_word(token) ? vocabulary_.normalised(parsed_.tokens[token].word)
                              : std::string_view();
    }
    [[nodiscard]] WordShape shape(std::uint32_t token) const {
        return vocabulary_.word(parsed_.tokens[token].word).shape;
    }
    [[nodiscard]] const Sentence& sentence(const Hit& hit) const {
        return parsed_.sentences[hit.sentence];
    }

    /// A reference word for one leader whoever it is: "chief", "head of the political bureau".
    [[nodiscard]] bool names_leader(const Hit& hit) const {
        const Term& term = lexicon_.term(hit.term);
        if (!hit.in_choice || !term.reference || !term.choice) return false;
        const Choice& choice = lexicon_.choice(*term.choice);
        const bool of_persons =
            !choice.target && choice.kinds.size() == 1 && choice.kinds.front() == "person";
        const std::string_view last = word(hit.tokens.end - 1);
        return of_persons && !last.empty() && last.back() != 's';
    }

    [[nodiscard]] bool can_be_led(TargetId target) const {
        const std::string& kind = lexicon_.target(target).kind;
        return kind == "armed-group" || kind == "organisation" || kind == "group";
    }

    /// "League chief", "the League's leader", "the head of the League".
    [[nodiscard]] std::optional<Body> find_body(const Hit& hit) const {
        const std::uint32_t begin = hit.tokens.begin;
        std::uint32_t behind = hit.tokens.end;
        if (word(behind) == "of") ++behind;
        if (behind > hit.tokens.end && word(behind) == "the") ++behind;
        for (const Opportunity& named : annotation_.opportunities) {
            if (named.sentence != hit.sentence || !can_be_led(named.target)) continue;
            if (begin > 0 && parsed_.tokens[begin - 1].end == named.span.end) {
                std::uint32_t first = begin - 1;
                while (first > 0 && parsed_.tokens[first - 1].begin >= named.span.begin) --first;
                return Body{named.target, first, shape(begin - 1).possessive};
            }
            if (behind > hit.tokens.end && behind < parsed_.tokens.size() &&
                parsed_.tokens[behind].begin == named.span.begin) {
                return Body{named.target, begin, false};
            }
        }
        return std::nullopt;
    }

    /// In title case a capital tells nothing: only a word that is known for no name is none.
    [[nodiscard]] bool is_followed_by_name(const Hit& hit) const {
        std::uint32_t next = hit.tokens.end;
        if (next < sentence(hit).tokens.end && parsed_.tokens[next].kind == TokenKind::comma) {
            ++next;
        }
        if (next >= sentence(hit).tokens.end || !is_word(next) || !shape(next).capitalised) {
            return false;
        }
        return !lists_.classes.contains(word(next)) && !lists_.harm.cue_verbs.contains(word(next));
    }

    [[nodiscard]] bool is_definite(const Body& body, const Hit& hit) const {
        if (body.possessive) return true;
        const Sentence& around = sentence(hit);
        const bool first = body.begin == around.tokens.begin;
        if (!first && word(body.begin - 1) == "the") return true;
        return around.section == Section::headline &&
               (first || !parsed_.tokens[body.begin - 1].is_word());
    }

    const Annotation& annotation_;
    const ParsedText& parsed_;
    const Lexicon& lexicon_;
    const ContextRules::Lists& lists_;
    const Vocabulary& vocabulary_;
};

/// The one person whom the document calls the body's leader.
std::optional<TargetId> find_leader(std::span<const ToldLeader> told, TargetId body) {
    std::optional<TargetId> leader;
    for (const ToldLeader& one : told) {
        if (one.body != body) continue;
        if (!one.person || (leader && leader != one.person)) return std::nullopt;
        leader = one.person;
    }
    return leader;
}

void attach(Annotation& annotation, std::size_t index, TargetId person) {
    Hit& hit = annotation.hits[index];
    hit.target = person;
    hit.link = Link::anaphora;
    annotation.opportunities.push_back({person, hit.span, hit.sentence, OpportunityKind::label,
                                        hit.voice, hit.wording, static_cast<std::uint32_t>(index)});
}

}  // namespace

void name_leaders(std::span<const AnnotatedText> texts, const Lexicon& lexicon,
                  const ContextRules& rules, const Vocabulary& vocabulary) {
    std::vector<ToldLeader> told;
    std::vector<std::vector<BareLabel>> bare(texts.size());
    for (std::size_t at = 0; at < texts.size(); ++at) {
        LeaderReading(texts[at], lexicon, rules, vocabulary).read(told, bare[at]);
    }
    for (std::size_t at = 0; at < texts.size(); ++at) {
        Annotation& annotation = *texts[at].annotation;
        bool found = false;
        for (const BareLabel& label : bare[at]) {
            const std::optional<TargetId> person = find_leader(told, label.body);
            if (!person) continue;
            attach(annotation, label.hit, *person);
            found = true;
        }
        if (!found) continue;
        std::sort(annotation.opportunities.begin(), annotation.opportunities.end(),
                  [](const Opportunity& a, const Opportunity& b) {
                      return std::tie(a.span, a.target) < std::tie(b.span, b.target);
                  });
    }
}

}  // namespace parallax
