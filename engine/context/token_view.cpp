#include "engine/context/token_view.hpp"

namespace parallax {
namespace {

constexpr std::uint32_t unresolved = ~std::uint32_t{0};

}  // namespace

WordClasses TokenView::classes(std::uint32_t token) const {
    const std::size_t word = (*this)[token].word.index();
    if (word >= memo_.classes.size()) memo_.classes.resize(input_.vocabulary.size(), unresolved);
    std::uint32_t& known = memo_.classes[word];
    if (known == unresolved) {
        const auto found = lists_.classes.find(std::string(normalised(token)));
        known = found == lists_.classes.end() ? 0 : found->second;
    }
    return known;
}

bool TokenView::is_name(std::uint32_t token) const {
    return (*this)[token].kind == TokenKind::word && shape(token).capitalised &&
           !is_any(token, any_of(WordClass::determiner, WordClass::pronoun, WordClass::preposition,
                                 WordClass::subordinator, WordClass::coordinator, WordClass::time,
                                 WordClass::adverb, WordClass::that));
}

}  // namespace parallax
