#pragma once

#include "engine/context/mentions.hpp"
#include "engine/context/token_view.hpp"

#include <span>

namespace parallax {

/// Who does a deed and to whom it is done, told by word order within one sentence. No parser: each
/// answer follows a short pattern and is absent where the words between do not fit it.
class ClauseRoles {
public:
    /// `mentions` are those of the sentence, in order of place; they must outlive this.
    ClauseRoles(const TokenView& view, TokenRange sentence, std::span<const Mention> mentions)
        : view_(view), sentence_(sentence), mentions_(mentions) {}

    /// The words are a noun here: "his attack", "the attacks on".
    [[nodiscard]] bool is_nominal(TokenRange words) const;

    /// "was accused", "got fired", and without "be": "Moore, accused of".
    [[nodiscard]] bool is_passive(TokenRange words) const;

    /// "was harassed", "got fired", with a form of "be" or "get" before it.
    [[nodiscard]] bool is_undergone(TokenRange words) const;

    /// The subject of the verb at `token`: before its auxiliaries and adverbs, before "who", before
    /// an insertion between commas, or that of the clause it is joined to by "and" or a comma.
    [[nodiscard]] const Mention* subject_of(std::uint32_t token) const;

    /// Where the clause before `token` begins with a mention that is followed by its verb.
    [[nodiscard]] const Mention* clause_subject(std::uint32_t token) const;

    /// The noun phrase after `token`, over an article, adjectives, titles and one preposition.
    [[nodiscard]] const Mention* object_after(std::uint32_t token) const;

    /// "by X" after `token`.
    [[nodiscard]] const Mention* agent_after(std::uint32_t token) const;

private:
    [[nodiscard]] const Mention* ending_at(std::uint32_t token) const;
    [[nodiscard]] const Mention* starting_at(std::uint32_t token) const;
    [[nodiscard]] const Mention* before_insertion(std::uint32_t comma) const;
    [[nodiscard]] bool is_adverbial(std::uint32_t token) const;
    [[nodiscard]] bool may_be_passive(TokenRange words) const;
    [[nodiscard]] bool is_border(std::uint32_t token) const;

    const TokenView& view_;
    TokenRange sentence_;
    std::span<const Mention> mentions_;
};

/// "Trump supporters", "supporters of Trump": who is meant is not the one whose name it is.
[[nodiscard]] bool names_followers(const TokenView& view, TokenRange name);

/// "supporters of Trump" alone.
[[nodiscard]] bool is_followed_by_others(const TokenView& view, TokenRange name);

}  // namespace parallax
