#pragma once

#include "engine/context/annotate_text.hpp"
#include "engine/context/find_style_uses.hpp"
#include "engine/context/house_style.hpp"
#include "engine/context/warring_sides.hpp"
#include "engine/corpus/document.hpp"
#include "engine/lexicon/induced_source.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/lexicon/matcher.hpp"
#include "engine/model/affinity.hpp"
#include "engine/model/model.hpp"
#include "engine/model/score.hpp"
#include "engine/text/parse_text.hpp"
#include "engine/text/text_rules.hpp"
#include "engine/text/wire_credits.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace parallax {

/// Where the data that analysis goes by lies.
struct ResourcePaths {
    std::filesystem::path rules;                  ///< folder of the closed-class lists
    std::vector<std::filesystem::path> lexicons;  ///< folders, at least one
    std::vector<std::filesystem::path> models;    ///< model files scored besides the lexicon's
    std::filesystem::path voice_model = {};       ///< file; empty: voices by rules alone
    std::vector<std::filesystem::path> house_styles = {};  ///< folders or files, by id once each
};

/// A house style with the matcher made of it.
struct ReadyStyle {
    HouseStyle style;
    StyleMatcher matcher;
};

/// A model with the scorer made of it.
struct ReadyModel {
    Model model;
    std::string sha256;  ///< of the model as a file
    Scorer scorer;
};

struct Workspace;

/// The lexicons less what was induced, for the texts it was induced from.
struct MatcherWithoutInduced {
    Matcher matcher;
    std::vector<TermId> terms;  ///< of the whole lexicon, by the matcher's
};

/// All data that analysis goes by: read once, immutable, shared by threads.
class Resources {
public:
    /// Throws InputError with all faults of the file at fault.
    explicit Resources(const ResourcePaths& paths);

    [[nodiscard]] const TextRules& text_rules() const { return text_rules_; }
    [[nodiscard]] const WireRules& wire_rules() const { return wire_rules_; }
    [[nodiscard]] const ContextRules& context_rules() const { return context_rules_; }
    /// The same lists read once more, without a voice model. Throws InputError.
    [[nodiscard]] ContextRules read_rules_alone() const { return ContextRules(rules_folder_); }
    [[nodiscard]] const Lexicon& lexicon() const { return *lexicon_; }
    [[nodiscard]] const Matcher& matcher() const { return matcher_; }
    [[nodiscard]] const WarringSides& sides() const { return sides_; }
    [[nodiscard]] const AffinityScorer& affinities() const { return affinities_; }
    /// Whether an induced lexicon came from this text: its entries do not count there.
    [[nodiscard]] bool is_induced_from(const Document& document) const;
    /// What the lexicons find; without the induced ones in a text they came from.
    [[nodiscard]] Matches find_matches(const ParsedText& text, bool without_induced,
                                       Workspace& workspace) const;
    /// The lexicon's own model first, then those named, in the order given.
    [[nodiscard]] const std::vector<ReadyModel>& models() const { return models_; }
    /// By id.
    [[nodiscard]] const std::vector<ReadyStyle>& house_styles() const { return house_styles_; }

private:
    std::filesystem::path rules_folder_;
    TextRules text_rules_;
    WireRules wire_rules_;
    ContextRules context_rules_;
    std::unique_ptr<const Lexicon> lexicon_;  ///< scorers point into it: its address must last
    Matcher matcher_;
    WarringSides sides_;
    std::vector<InducedSource> induced_;
    AffinityScorer affinities_;
    TextKeys induced_from_;
    std::optional<MatcherWithoutInduced> without_induced_;  ///< only where there are such lexicons
    std::vector<ReadyModel> models_;
    std::vector<ReadyStyle> house_styles_;
};

/// SHA-256 of a document's title and text: by it induced lexicons know the texts they came from.
[[nodiscard]] std::string text_key(const Document& document);

/// What one thread remembers between documents. Makes no difference to results.
struct Workspace {
    Vocabulary vocabulary;
    LanguageMemo language;
    MatchMemo matches;
    MatchMemo matches_without_induced;
    ContextMemo context;
    std::vector<FeatureMemo> features{};  ///< one a model
    std::vector<MatchMemo> styles{};      ///< one a house style
};

}  // namespace parallax
