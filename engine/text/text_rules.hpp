#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace parallax {

/// Closed lists about one language, read from data files: abbreviations and other words that steer
/// sentence ends, function words (which tell the language), other spellings of names, and the rules
/// by which page remains, captions and headlines are recognised. Immutable; shared by threads.
class TextRules {
public:
    /// `folder` holds abbreviations.tsv, function-words.tsv, sections.tsv and name-spellings.tsv.
    /// Throws InputError with all faults.
    explicit TextRules(const std::filesystem::path& folder);
    ~TextRules();
    TextRules(TextRules&&) noexcept;
    TextRules& operator=(TextRules&&) noexcept;

    struct Lists;
    [[nodiscard]] const Lists& lists() const { return *lists_; }

    /// SHA-256 over the files read, for the manifest.
    [[nodiscard]] const std::string& sha256() const { return sha256_; }

private:
    std::unique_ptr<const Lists> lists_;
    std::string sha256_;
};

}  // namespace parallax
