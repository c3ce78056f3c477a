#pragma once

#include "engine/core/span.hpp"
#include "engine/text/parsed_text.hpp"
#include "engine/text/text_rules.hpp"
#include "engine/text/vocabulary.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// What a text says an agency gave: all of it, or something in it.
enum class CreditKind : std::uint8_t {
    copy,      ///< the text is the agency's: "CAIRO (Reuters) -", "By The Associated Press"
    material,  ///< the agency had a part: "AFP contributed to this report"
};
inline constexpr std::array all_credit_kinds{CreditKind::copy, CreditKind::material};

[[nodiscard]] std::string_view name_of(CreditKind kind);

/// A line of an article that credits a news agency.
struct WireCredit {
    std::string agency;
    CreditKind kind = CreditKind::copy;
    Span span;  ///< what the rule matched, in the text's bytes
};

/// News agencies and the forms in which an article says that it is theirs. Read from data files;
/// immutable; shared by threads.
class WireRules {
public:
    /// `folder` holds wire-agencies.tsv and wire-credits.tsv. Throws InputError with all faults.
    explicit WireRules(const std::filesystem::path& folder);
    ~WireRules();
    WireRules(WireRules&&) noexcept;
    WireRules& operator=(WireRules&&) noexcept;

    struct Lists;
    [[nodiscard]] const Lists& lists() const { return *lists_; }

    /// SHA-256 over the files read, for the manifest.
    [[nodiscard]] const std::string& sha256() const { return sha256_; }

private:
    std::unique_ptr<const Lists> lists_;
    std::string sha256_;
};

/// The agencies that the text credits by a by-line, a date line or a sign-off: each once, by name;
/// copy where one place says copy. An agency that is only quoted or cited ("Reuters reported") is
/// not credited. Only the first and the last `credited_paragraphs` paragraphs are looked at, and no
/// captions: their credits are of pictures.
[[nodiscard]] std::vector<WireCredit> find_wire_credits(const ParsedText& text,
                                                        const WireRules& wire,
                                                        const TextRules& rules,
                                                        const Vocabulary& vocabulary);

inline constexpr std::size_t credited_paragraphs = 6;

}  // namespace parallax
