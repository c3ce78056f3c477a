#include "engine/lexicon/matcher.hpp"

#include <algorithm>
#include <cassert>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

Phrase parse_good_phrase(std::string_view notation, Vocabulary& vocabulary) {
    PhraseResult result = parse_phrase(notation, vocabulary);
    assert(result.fault.message.empty());
    return std::move(result.phrase);
}

/// Terms in the order in which they take precedence.
std::vector<TermId> order_by_precedence(const Lexicon& lexicon) {
    std::vector<std::pair<std::size_t, TermId>> ranked;
    for (std::uint32_t i = 0; i < lexicon.terms().size(); ++i) {
        const LexiconSource* const source = lexicon.find_source(lexicon.term(TermId{i}).lexicon);
        ranked.emplace_back(source == nullptr ? 0 : source->depth, TermId{i});
    }
    std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
        return std::tie(b.first, a.second) < std::tie(a.first, b.second);
    });
    std::vector<TermId> order;
    for (const auto& [depth, term] : ranked) order.push_back(term);
    return order;
}

/// Leftmost-longest over matches that come in that order. `taken_to` is where the last match that
/// was kept ends.
bool keep_if_free(std::uint32_t& taken_to, TokenRange tokens) {
    if (tokens.begin < taken_to) return false;
    taken_to = tokens.end;
    return true;
}

/// The same, but all that cover exactly the tokens of the one kept last are kept with it.
bool keep_if_free_or_equal(TokenRange& last_kept, TokenRange tokens) {
    if (tokens == last_kept) return true;
    if (tokens.begin < last_kept.end) return false;
    last_kept = tokens;
    return true;
}

/// Takes out the adjectives that overlap a name without being exactly its words. Both lists are in
/// order; names do not overlap one another unless they are equal.
void drop_those_in_names(std::vector<MentionMatch>& adjectives,
                         const std::vector<TokenRange>& names) {
    std::erase_if(adjectives, [&](const MentionMatch& adjective) {
        const TokenRange tokens = adjective.tokens;
        auto name = std::partition_point(names.begin(), names.end(), [&](TokenRange range) {
            return range.end <= tokens.begin;
        });
        for (; name != names.end() && name->begin < tokens.end; ++name) {
            if (*name != tokens) return true;
        }
        return false;
    });
}

void put_in_order(std::vector<MentionMatch>& mentions) {
    std::sort(mentions.begin(), mentions.end(), [](const MentionMatch& a, const MentionMatch& b) {
        return std::tie(a.tokens.begin, b.tokens.end, a.kind, a.target) <
               std::tie(b.tokens.begin, a.tokens.end, b.kind, b.target);
    });
    mentions.erase(std::unique(mentions.begin(), mentions.end()), mentions.end());
}

}  // namespace

Matcher::Matcher(const Lexicon& lexicon)
    : phrases_(std::span<const PhraseEntry>{}),
      axes_(lexicon.axes().size()),
      choices_(lexicon.choices().size()) {
    Vocabulary vocabulary;
    std::vector<PhraseEntry> entries;
    const auto add = [&](std::string_view notation, const Payload& payload) {
        entries.push_back({parse_good_phrase(notation, vocabulary),
                           static_cast<std::uint32_t>(payloads_.size())});
        payloads_.push_back(payload);
    };
    for (const TermId id : order_by_precedence(lexicon)) {
        const Term& term = lexicon.term(id);
        Payload payload;
        payload.is_term = true;
        payload.term = id;
        payload.axis = term.axis;
        payload.choice = term.choice;
        add(term.phrase, payload);
    }
    for (std::uint32_t i = 0; i < lexicon.targets().size(); ++i) {
        const Target& target = lexicon.target(TargetId{i});
        const auto add_all = [&](const std::vector<std::string>& names, MentionKind kind) {
            Payload payload;
            payload.target = TargetId{i};
            payload.kind = kind;
            for (const std::string& name : names) add(name, payload);
        };
        add_all(target.aliases, MentionKind::alias);
        add_all(target.generic, MentionKind::generic);
        add_all(target.members, MentionKind::member);
        add_all(target.adjectives, MentionKind::adjective);
        add_all(target.scenes, MentionKind::scene);
    }
    phrases_ = PhraseMatcher(entries);
}

Matches Matcher::find(const ParsedText& parsed, const Vocabulary& vocabulary,
                      MatchMemo& memo) const {
    std::vector<PhraseMatch> found;
    phrases_.find_all(parsed, vocabulary, memo, found);
    Matches matches;
    matches.terms = resolve_terms(found);
    resolve_mentions(found, matches);
    return matches;
}

std::vector<TermMatch> Matcher::resolve_terms(std::span<const PhraseMatch> found) const {
    std::vector<std::uint32_t> taken_on_axis(axes_, 0);
    std::vector<std::uint32_t> taken_in_choice(choices_, 0);
    std::vector<TermMatch> terms;
    for (const PhraseMatch& match : found) {
        const Payload& payload = payloads_[match.payload];
        if (!payload.is_term) continue;
        TermMatch term{payload.term, match.tokens, false, false};
        if (payload.axis) {
            term.on_axis = keep_if_free(taken_on_axis[payload.axis->index()], match.tokens);
        }
        if (payload.choice) {
            term.in_choice = keep_if_free(taken_in_choice[payload.choice->index()], match.tokens);
        }
        const bool has_neither = !payload.axis && !payload.choice;
        if (term.on_axis || term.in_choice || has_neither) terms.push_back(term);
    }
    std::sort(terms.begin(), terms.end(), [](const TermMatch& a, const TermMatch& b) {
        return std::tie(a.tokens.begin, b.tokens.end, a.term) <
               std::tie(b.tokens.begin, a.tokens.end, b.term);
    });
    return terms;
}

void Matcher::resolve_mentions(std::span<const PhraseMatch> found, Matches& out) const {
    TokenRange last_name;
    TokenRange last_generic;
    TokenRange last_adjective;
    TokenRange last_scene;
    std::vector<TokenRange> names;
    for (const PhraseMatch& match : found) {
        const Payload& payload = payloads_[match.payload];
        if (payload.is_term) continue;
        const MentionMatch mention{payload.target, match.tokens, payload.kind};
        switch (payload.kind) {
            case MentionKind::alias:
            case MentionKind::member:
                if (!keep_if_free_or_equal(last_name, match.tokens)) break;
                out.mentions.push_back(mention);
                names.push_back(match.tokens);
                break;
            case MentionKind::generic:
                if (!keep_if_free_or_equal(last_generic, match.tokens)) break;
                out.mentions.push_back(mention);
                break;
            case MentionKind::adjective:
                if (!keep_if_free_or_equal(last_adjective, match.tokens)) break;
                out.adjectives.push_back(mention);
                break;
            case MentionKind::scene:
                if (!keep_if_free_or_equal(last_scene, match.tokens)) break;
                out.scenes.push_back(mention);
                break;
        }
    }
    drop_those_in_names(out.adjectives, names);
    put_in_order(out.mentions);
    put_in_order(out.adjectives);
    put_in_order(out.scenes);
}

}  // namespace parallax
