#include "engine/induce_corpus.hpp"

#include "engine/lexicon/passed_over.hpp"
#include "engine/lexicon/phrase_matcher.hpp"
#include "engine/parallel_documents.hpp"
#include "engine/text/text_lists.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace parallax {
namespace {

/// What one thread keeps. Numbers of words are its own.
struct Lane {
    Workspace workspace;
    MatchMemo names;
    std::vector<PhraseMatch> found;
    std::unordered_map<std::string, std::uint32_t> number_of;
    std::vector<std::string> words;

    std::uint32_t number(std::string_view word) {
        const auto [at, is_new] =
            number_of.try_emplace(std::string(word), static_cast<std::uint32_t>(words.size()));
        if (is_new) words.emplace_back(word);
        return at->second;
    }
};

struct PhrasePart {
    PhraseText text;
    std::string class_name;
    std::string topic;
    std::string event;
    std::size_t lane = 0;
    std::optional<Reject> reject;
};

BreakKind kind_of(const Token& token) {
    switch (token.kind) {
        case TokenKind::colon:
            return BreakKind::colon;
        case TokenKind::dash:
        case TokenKind::symbol:
            return BreakKind::sign;
        default:
            return BreakKind::other;
    }
}

/// Reads one field's words into a text.
class FieldReader {
public:
    FieldReader(const AnnotatedField& field, const Lexicon& lexicon, bool all_wordings,
                const PhraseMatcher* names, Lane& lane, PhraseText& into)
        : field_(field),
          parsed_(*field.parsed),
          lane_(lane),
          into_(into),
          masked_(parsed_.tokens.size(), false),
          listed_(parsed_.tokens.size(), false),
          style_(parsed_.tokens.size(), false),
          other_wording_(parsed_.tokens.size(), false) {
        for (const auto* mentions : {&field.matches->mentions, &field.matches->adjectives}) {
            for (const MentionMatch& match : *mentions) {
                if (match.kind != MentionKind::generic) mark(match.tokens, masked_);
            }
        }
        for (const TermMatch& match : field.matches->terms) {
            mark(match.tokens, listed_);
            const Term& term = lexicon.term(match.term);
            // With a role it judges whom it is about, and says nothing where it is about nobody.
            if (term.axis && term.role == Role::any &&
                lexicon.axis(*term.axis).kind == LexiconKind::style)
                mark(match.tokens, style_);
        }
        if (names != nullptr) {
            names->find_all(parsed_, lane.workspace.vocabulary, lane.names, lane.found);
            for (const PhraseMatch& match : lane.found) mark(match.tokens, masked_);
        }
        if (all_wordings) return;
        for (const Passage& passage : field.annotation->passages) {
            if (wording_of_predicate(passage.voice) != Wording::outlet)
                mark(passage.tokens, other_wording_);
        }
    }

    void read() {
        for (std::size_t s = 0; s < parsed_.sentences.size(); ++s) {
            const Sentence& sentence = parsed_.sentences[s];
            if (!is_scored(parsed_, sentence)) continue;
            into_.sentences.push_back(static_cast<std::uint32_t>(into_.words.size()));
            add_break(BreakKind::edge);
            read_sentence(sentence.tokens);
            add_break(BreakKind::edge);
        }
    }

private:
    /// "pro" of "pro-⟨target⟩", "year" of "12-year": what is left of a compound is no word.
    [[nodiscard]] bool is_fragment(TokenRange sentence, std::uint32_t t) const {
        const auto is_lost = [&](std::uint32_t other) {
            return masked_[other] || parsed_.tokens[other].kind == TokenKind::number;
        };
        return (t >= sentence.begin + 2 && parsed_.tokens[t - 1].kind == TokenKind::hyphen &&
                is_lost(t - 2)) ||
               (t + 2 < sentence.end && parsed_.tokens[t + 1].kind == TokenKind::hyphen &&
                is_lost(t + 2));
    }

    static void mark(TokenRange tokens, std::vector<bool>& in) {
        for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) in[t] = true;
    }

    void add_break(BreakKind kind) {
        PhraseWordUse use;
        use.stop = kind;
        into_.words.push_back(use);
    }

    void read_sentence(TokenRange tokens) {
        const Vocabulary& vocabulary = lane_.workspace.vocabulary;
        bool initial = true;
        for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
            const Token& token = parsed_.tokens[t];
            if (token.kind != TokenKind::word) {
                if (t > tokens.begin && is_passed_over(parsed_.tokens, t, tokens.end, vocabulary)) {
                    // An opening quotation mark may be followed by a capital of its own.
                    initial = initial || token.kind == TokenKind::quote;
                    continue;
                }
                add_break(token.is_word() ? BreakKind::other : kind_of(token));
                initial = initial || !token.is_word();
                continue;
            }
            const Word& word = vocabulary.word(token.word);
            const std::uint32_t number = lane_.number(word.normalised);
            into_.about.push_back(number);
            if (masked_[t] || other_wording_[t] || is_fragment(tokens, t)) {
                add_break(BreakKind::other);
                initial = false;
                continue;
            }
            PhraseWordUse use;
            use.word = number;
            use.place = {field_.field, token.span()};
            use.capitalised = word.shape.capitalised;
            use.initial = initial;
            use.listed = listed_[t];
            use.style = style_[t];
            use.joined = t > tokens.begin && parsed_.tokens[t - 1].kind == TokenKind::hyphen;
            into_.words.push_back(use);
            initial = false;
        }
    }

    const AnnotatedField& field_;
    const ParsedText& parsed_;
    Lane& lane_;
    PhraseText& into_;
    std::vector<bool> masked_;
    std::vector<bool> listed_;
    std::vector<bool> style_;
    std::vector<bool> other_wording_;
};

void read_part(PhrasePart& part, Document document, const Resources& resources,
               const PhraseReading& reading, const PhraseMatcher* names, Lane& lane) {
    part.text.key = text_key(document);
    part.text.id = document.id;
    part.event = document.event;
    const ReadDocument read =
        read_document(std::move(document), resources, lane.workspace, AnnotationDepth::hits);
    part.reject = read.analysis.reject;
    if (part.reject) return;
    for (const AnnotatedField& field : read.fields()) {
        part.text.scored_sentences += count_scored_sentences(*field.parsed);
        FieldReader(field, resources.lexicon(), reading.all_wordings, names, lane, part.text)
            .read();
    }
}

std::optional<PhraseMatcher> match_names(const std::vector<std::string>& names) {
    std::vector<PhraseEntry> entries;
    for (const std::string& name : names) {
        std::string notation;
        for (const char c : name) {
            if (std::string_view("#*{}|^\\").find(c) != std::string_view::npos) notation += '\\';
            notation += c;
        }
        PhraseResult parsed = parse_phrase(notation);
        if (!parsed.fault.message.empty()) continue;  // no words in it: nothing to see in a text
        entries.push_back({std::move(parsed.phrase), static_cast<std::uint32_t>(entries.size())});
    }
    if (entries.empty()) return std::nullopt;
    return std::optional<PhraseMatcher>(std::in_place, entries);
}

/// Index in a sorted list.
std::uint32_t place_in(const std::vector<std::string>& sorted, const std::string& name) {
    return static_cast<std::uint32_t>(std::lower_bound(sorted.begin(), sorted.end(), name) -
                                      sorted.begin());
}

std::vector<std::string> list(const std::vector<PhrasePart>& parts, std::string PhrasePart::*name) {
    std::set<std::string> names;
    for (const PhrasePart& part : parts) names.insert(part.*name);
    return {names.begin(), names.end()};
}

PhraseTexts join(std::vector<PhrasePart> parts, const std::vector<Lane>& lanes,
                 const TextRules& rules) {
    std::erase_if(parts, [](const PhrasePart& part) { return part.reject.has_value(); });
    std::sort(parts.begin(), parts.end(), [](const PhrasePart& a, const PhrasePart& b) {
        return std::tie(a.text.key, a.class_name, a.text.id, a.event, a.topic) <
               std::tie(b.text.key, b.class_name, b.text.id, b.event, b.topic);
    });
    PhraseTexts out;
    std::set<std::string> words;
    for (const Lane& lane : lanes) words.insert(lane.words.begin(), lane.words.end());
    out.words.assign(words.begin(), words.end());
    for (const std::string& word : out.words) {
        const auto found = rules.lists().function_words.find(word);
        out.function_words.push_back(found != rules.lists().function_words.end() &&
                                     found->second.is_own);
    }
    std::vector<std::vector<std::uint32_t>> number(lanes.size());
    for (std::size_t l = 0; l < lanes.size(); ++l) {
        for (const std::string& word : lanes[l].words)
            number[l].push_back(place_in(out.words, word));
    }
    out.classes = list(parts, &PhrasePart::class_name);
    out.topics = list(parts, &PhrasePart::topic);
    std::map<std::string, std::uint32_t> events;
    for (PhrasePart& part : parts) {
        PhraseText& text = part.text;
        text.class_index = place_in(out.classes, part.class_name);
        text.topic = place_in(out.topics, part.topic);
        text.event = part.event.empty() ? out.events++
                                        : events.try_emplace(part.event, out.events).first->second;
        out.events = std::max(out.events, text.event + 1);
        for (PhraseWordUse& use : text.words) {
            if (use.stop == BreakKind::none) use.word = number[part.lane][use.word];
        }
        for (std::uint32_t& word : text.about) word = number[part.lane][word];
        out.texts.push_back(std::move(text));
    }
    return out;
}

}  // namespace

CollectedTexts collect_texts(std::vector<ClassedDocument> documents, const Resources& resources,
                             const PhraseReading& reading, const Progress& progress) {
    const std::optional<PhraseMatcher> names = match_names(reading.masked_names);
    std::vector<PhrasePart> parts(documents.size());
    std::vector<Lane> lanes(std::max(reading.threads, 1U));
    run_ordered(
        documents.size(), reading.threads,
        [&](std::size_t index, std::size_t lane) {
            PhrasePart& part = parts[index];
            part.lane = lane;
            part.class_name = std::move(documents[index].class_name);
            part.topic = std::move(documents[index].topic);
            read_part(part, std::move(documents[index].document), resources, reading,
                      names ? &*names : nullptr, lanes[lane]);
        },
        [&](std::size_t index) {
            if (progress) progress(index + 1);
        });
    CollectedTexts out;
    for (const PhrasePart& part : parts) {
        if (part.reject) out.rejects.push_back(*part.reject);
    }
    out.texts = join(std::move(parts), lanes, resources.text_rules());
    return out;
}

}  // namespace parallax
