#include "engine/context/voice_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace parallax {
namespace {

/// Rough classes of words outside the closed lists; those of the lists follow behind.
enum class Tag : std::uint32_t {
    none,
    name,
    capitals,
    number,
    ing,
    ed,
    ly,
    noun_ending,
    plural,
    other,
    comma,
    semicolon,
    colon,
    dash,
    hyphen,
    stop,
    bracket,
    quote,
    symbol,
    to,
    of,
    listed,
};

/// The first class of this order that a word has is its tag.
constexpr std::array listed_order{WordClass::that,
                                  WordClass::be,
                                  WordClass::have,
                                  WordClass::modal,
                                  WordClass::do_,
                                  WordClass::negator,
                                  WordClass::relative,
                                  WordClass::person_pronoun,
                                  WordClass::object_pronoun,
                                  WordClass::possessive,
                                  WordClass::determiner,
                                  WordClass::coordinator,
                                  WordClass::subordinator,
                                  WordClass::preposition,
                                  WordClass::pronoun,
                                  WordClass::time,
                                  WordClass::adverb,
                                  WordClass::speaker_person,
                                  WordClass::speaker_organisation,
                                  WordClass::speaker_document};

bool ends_in(std::string_view word, std::string_view ending) {
    return word.size() > ending.size() + 1 && word.substr(word.size() - ending.size()) == ending;
}

Tag tag_of_kind(TokenKind kind) {
    switch (kind) {
        case TokenKind::number:
            return Tag::number;
        case TokenKind::quote:
            return Tag::quote;
        case TokenKind::hyphen:
            return Tag::hyphen;
        case TokenKind::dash:
            return Tag::dash;
        case TokenKind::comma:
            return Tag::comma;
        case TokenKind::semicolon:
            return Tag::semicolon;
        case TokenKind::colon:
            return Tag::colon;
        case TokenKind::stop:
            return Tag::stop;
        case TokenKind::bracket:
            return Tag::bracket;
        case TokenKind::symbol:
            return Tag::symbol;
        case TokenKind::word:
            return Tag::other;
    }
    return Tag::other;
}

std::uint32_t tag_of(const TokenView& view, std::uint32_t token, std::string_view word) {
    if (word == "to") return static_cast<std::uint32_t>(Tag::to);
    if (word == "of") return static_cast<std::uint32_t>(Tag::of);
    for (std::size_t rank = 0; rank < listed_order.size(); ++rank) {
        if (!view.is(token, listed_order[rank])) continue;
        const bool speaker =
            has_class(static_cast<WordClasses>(listed_order[rank]) &
                          any_of(WordClass::speaker_person, WordClass::speaker_organisation,
                                 WordClass::speaker_document),
                      listed_order[rank]);
        const std::uint32_t capital = speaker && view.shape(token).capitalised ? 1 : 0;
        return static_cast<std::uint32_t>(Tag::listed) + static_cast<std::uint32_t>(rank) +
               capital * static_cast<std::uint32_t>(listed_order.size());
    }
    if (view.shape(token).all_capitals) return static_cast<std::uint32_t>(Tag::capitals);
    if (view.shape(token).capitalised) return static_cast<std::uint32_t>(Tag::name);
    constexpr std::array endings{std::pair{std::string_view("ing"), Tag::ing},
                                 std::pair{std::string_view("ed"), Tag::ed},
                                 std::pair{std::string_view("ly"), Tag::ly},
                                 std::pair{std::string_view("tion"), Tag::noun_ending},
                                 std::pair{std::string_view("ment"), Tag::noun_ending},
                                 std::pair{std::string_view("ness"), Tag::noun_ending},
                                 std::pair{std::string_view("ity"), Tag::noun_ending},
                                 std::pair{std::string_view("s"), Tag::plural}};
    for (const auto& [ending, tag] : endings) {
        if (ends_in(word, ending)) return static_cast<std::uint32_t>(tag);
    }
    return static_cast<std::uint32_t>(Tag::other);
}

}  // namespace

std::uint32_t hash_form(std::string_view word) {
    std::uint32_t hash = 0x811c9dc5u;
    for (const char byte : word) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x01000193u;
    }
    return hash == 0 ? 1 : hash;
}

VoiceWords::VoiceWords(std::vector<std::uint32_t> forms) : forms_(std::move(forms)) {
    std::sort(forms_.begin(), forms_.end());
}

bool VoiceWords::holds(std::uint32_t form) const {
    return std::binary_search(forms_.begin(), forms_.end(), form);
}

VoiceWord see_word(const TokenView& view, std::uint32_t token, const VoiceWords& words,
                   VoiceWordMemo& memo) {
    const std::size_t id = view[token].word.index();
    if (id >= memo.size()) memo.resize(id + id / 2 + 64);
    VoiceWord& word = memo[id];
    // The same mark may be a hyphen here and a dash there.
    const TokenKind kind = view[token].kind;
    if (kind != TokenKind::word) word.tag = static_cast<std::uint32_t>(tag_of_kind(kind));
    if (word.known) return word;
    const std::string_view form = view.normalised(token);
    word.known = true;
    if (kind == TokenKind::word) word.tag = tag_of(view, token, form);
    const std::uint32_t hash = hash_form(form);
    if (words.holds(hash)) word.form = hash;
    if (kind == TokenKind::word && form.size() > 3 && !view.shape(token).capitalised) {
        word.ending = hash_form(form.substr(form.size() - 3));
    }
    return word;
}

}  // namespace parallax
