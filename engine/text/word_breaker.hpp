#pragma once

#include "engine/core/span.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace parallax {

/// ICU's word break rules (root locale), with a colon always breaking and white space cut away.
/// For text off the ASCII path; dear to make, so it is kept. One a thread.
class WordBreaker {
public:
    WordBreaker();
    ~WordBreaker();
    WordBreaker(WordBreaker&&) noexcept;
    WordBreaker& operator=(WordBreaker&&) noexcept;

    /// The segments of `text` (valid UTF-8) that are not white space, in order, without the white
    /// space that combining marks tie to them. Valid until the next call.
    [[nodiscard]] const std::vector<Span>& cut(std::string_view text);

private:
    struct Rules;

    void cut_by_rules(std::string_view text, Span stretch);

    std::unique_ptr<Rules> rules_;
    std::vector<Span> segments_;
};

}  // namespace parallax
