#pragma once

#include "engine/context/annotate_text.hpp"
#include "engine/context/find_style_uses.hpp"
#include "engine/context/house_style.hpp"
#include "engine/context/warring_sides.hpp"
#include "engine/corpus/read_corpus.hpp"
#include "engine/lexicon/induced_source.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/lexicon/matcher.hpp"
#include "engine/model/affinity.hpp"
#include "engine/model/model.hpp"
#include "engine/model/score.hpp"
#include "engine/profile/analysed_document.hpp"
#include "engine/report/report.hpp"
#include "engine/text/parse_text.hpp"
#include "engine/text/text_rules.hpp"
#include "engine/text/wire_credits.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

/// Why the document cannot be scored by the lexicon, if it cannot: its language.
[[nodiscard]] std::optional<Reject> reject_language(const Document& document,
                                                    const ParsedText& text,
                                                    const Resources& resources,
                                                    Workspace& workspace);

/// The way of one document through the rooms. With `reject` set the document is in another language
/// than the lexicon and nothing else holds; otherwise nothing fails on text.
struct Analysis {
    AnalysedDocument analysed;
    std::optional<Reject> reject;
};
[[nodiscard]] Analysis analyse(Document document, const Resources& resources, Workspace& workspace);

/// The same way up to the scores. With `analysis.reject` set nothing else holds.
struct ReadDocument {
    Analysis analysis;
    std::array<Matches, all_fields.size()> matches;  ///< of title and text

    /// What features are counted in. This object must stay where it is while they are used.
    [[nodiscard]] std::array<AnnotatedField, all_fields.size()> fields() const;
};
[[nodiscard]] ReadDocument read_document(Document document, const Resources& resources,
                                         Workspace& workspace);

/// Called now and then with the number of documents done.
using Progress = std::function<void(std::size_t)>;

/// Analyses documents on `threads` threads: `render` runs in parallel, `emit` gets each rendering
/// in input order, one at a time. `render` may match against `workspace`, whose vocabulary the
/// document's tokens belong to. Returns the rejects, in input order.
std::vector<Reject> render_documents(
    std::vector<Document> documents, const Resources& resources, unsigned threads,
    const std::function<std::string(const AnalysedDocument&, Workspace&)>& render,
    const std::function<void(std::string_view)>& emit, const Progress& progress = {});

/// What `report` does besides its inputs.
struct ReportOptions {
    unsigned threads = 1;
    std::uint64_t seed = 1;
    std::size_t evidence_per_cell = 25;
    std::size_t article_bytes = 4'000'000;  ///< articles are shown whole up to this much text
    bool excerpts_only = false;  ///< no whole article, only the sentences of the evidence
    std::string version;         ///< of the engine, for the manifest
    std::vector<std::pair<std::string, std::string>> options;  ///< as given, for the manifest
    std::uint64_t left_out = 0;                                ///< by a filter
    bool collapse_shared = false;  ///< profiles count words that several documents share once
};

/// The main job: corpus → text → lexicon → context → model → profile → report.
[[nodiscard]] Report make_report(Corpus corpus, const Resources& resources,
                                 const ReportOptions& options, const Progress& progress = {});

}  // namespace parallax
