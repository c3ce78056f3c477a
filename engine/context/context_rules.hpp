#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace parallax {

class VoiceModel;

/// Closed-class lists that attribution rules go by: cues (said, according to, warning that), nouns
/// that can speak, and grammatical words. Immutable; shared by threads.
class ContextRules {
public:
    /// `folder` holds cues.tsv, speaker-nouns.tsv, grammar.tsv, rule-words.tsv, harm.tsv and
    /// casualty-words.tsv. Throws InputError with all faults. `voice_model` names a trained model
    /// used besides the rules, if it is not empty; also throws what its reader throws.
    explicit ContextRules(const std::filesystem::path& folder,
                          const std::filesystem::path& voice_model = {});
    ~ContextRules();
    ContextRules(ContextRules&&) noexcept;
    ContextRules& operator=(ContextRules&&) noexcept;

    struct Lists;
    [[nodiscard]] const Lists& lists() const { return *lists_; }
    /// Null: voices are told by rules alone.
    [[nodiscard]] const VoiceModel* voice_model() const { return voice_model_.get(); }

    /// SHA-256 over the files read, for the manifest.
    [[nodiscard]] const std::string& sha256() const { return sha256_; }

private:
    std::unique_ptr<const Lists> lists_;
    std::unique_ptr<const VoiceModel> voice_model_;
    std::string sha256_;
};

}  // namespace parallax
