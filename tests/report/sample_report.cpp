#include "tests/report/sample_report.hpp"

#include "engine/model/model.hpp"
#include "engine/text/parse_text.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <filesystem>

namespace parallax::test {

namespace {

constexpr AxisId certainty{0};
constexpr AxisId legitimacy{1};
constexpr TargetId front{0};
constexpr ChoiceId armed_group{0};
constexpr TermId may_term{0};
constexpr TermId militant_term{1};
constexpr TermId resistance_term{2};
constexpr TermId terrorist_term{3};

Term make_term(std::string phrase, AxisId axis, double weight, const std::string& payload) {
    Term term;
    term.id = phrase + (axis == certainty ? "/certainty" : "/legitimacy");
    term.phrase = std::move(phrase);
    term.axis = axis;
    term.weight = weight;
    if (axis == legitimacy) {
        term.choice = armed_group;
    }
    term.note = "A note." + payload;
    term.source = "A source." + payload;
    term.pair = "none: a reason" + payload;
    term.lexicon = axis == certainty ? "style" : "sample";
    return term;
}

Lexicon make_lexicon(const std::string& payload) {
    const std::string digest(64, 'a');
    std::vector<LexiconSource> sources{
        {"sample", "Sample" + payload, "1.0.0", "en", LexiconKind::framing, digest, 3},
        {"style", "Style", "1.0.0", "en", LexiconKind::style, digest, 1}};
    std::vector<Axis> axes{
        {"certainty", "hedged", "asserted", "How sure." + payload, LexiconKind::style, "style"},
        {"legitimacy", "delegitimising" + payload, "legitimising", "Standing." + payload,
         LexiconKind::framing, "sample"}};
    Target target;
    target.id = "front";
    target.name = "Valley Front" + payload;
    target.kind = "armed-group";
    target.lexicon = "sample";
    std::vector<Choice> choices{
        {"armed-group", "Naming of a group." + payload, std::nullopt, {"armed-group"}, "sample"}};
    std::vector<Term> terms{make_term("^may", certainty, -0.3, payload),
                            make_term("militant group", legitimacy, -0.3, payload),
                            make_term("resistance movement", legitimacy, 1.2, payload),
                            make_term("terrorist {group|cell}", legitimacy, -1.5, payload)};
    terms[militant_term.value].reference = true;
    return Lexicon(std::move(sources), std::move(axes), {target}, std::move(choices),
                   std::move(terms));
}

/// An article whose hits and passages are named by their bytes in the text.
class ArticleWriter {
public:
    ArticleWriter(std::string title, std::string text, const TextRules& rules,
                  Vocabulary& vocabulary) {
        article_.document.title = std::move(title);
        article_.document.text = std::move(text);
        article_.title = parse_title(article_.document.title, rules, vocabulary);
        article_.text =
            parse_text(article_.document.text, article_.document.title, rules, vocabulary);
    }

    Span find(std::string_view bytes) const {
        const std::size_t begin = article_.document.text.find(bytes);
        REQUIRE(begin != std::string::npos);
        return {static_cast<std::uint32_t>(begin),
                static_cast<std::uint32_t>(begin + bytes.size())};
    }

    void add_passage(std::string_view bytes, Voice voice, std::string_view speaker) {
        Passage passage;
        passage.span = find(bytes);
        passage.tokens = tokens_in(passage.span);
        passage.voice = voice;
        passage.endorsement = Endorsement::doubtful;
        passage.speaker = find(speaker);
        passage.speaker_name = passage.speaker;
        article_.text_annotation.passages.push_back(passage);
    }

    Hit& add_hit(std::string_view bytes, TermId term, Voice voice, Wording wording) {
        Hit hit;
        hit.term = term;
        hit.span = find(bytes);
        hit.tokens = tokens_in(hit.span);
        hit.sentence = sentence_of(article_.text, hit.tokens.begin);
        hit.section = article_.text.sentences[hit.sentence].section;
        hit.voice = voice;
        hit.wording = wording;
        hit.on_axis = true;
        article_.text_annotation.hits.push_back(hit);
        return article_.text_annotation.hits.back();
    }

    void add_label(std::string_view bytes, TermId term, Voice voice, Wording wording) {
        Hit& hit = add_hit(bytes, term, voice, wording);
        hit.in_choice = true;
        hit.target = front;
        hit.link = Link::clause;
        add_opportunity(bytes, OpportunityKind::label, voice, wording);
    }

    void add_opportunity(std::string_view bytes, OpportunityKind kind, Voice voice,
                         Wording wording) {
        Opportunity opportunity;
        opportunity.target = front;
        opportunity.span = find(bytes);
        opportunity.sentence = sentence_of(article_.text, tokens_in(opportunity.span).begin);
        opportunity.kind = kind;
        opportunity.voice = voice;
        opportunity.wording = wording;
        article_.text_annotation.opportunities.push_back(opportunity);
    }

    AnalysedDocument finish(const Scorer& scorer) {
        count_words(article_.title, article_.title_annotation);
        count_words(article_.text, article_.text_annotation);
        article_.scores = scorer.score(count_features(fields_of(article_)));
        return article_;
    }

    Document& document() { return article_.document; }

private:
    TokenRange tokens_in(Span span) const {
        TokenRange range{0, 0};
        const std::vector<Token>& tokens = article_.text.tokens;
        while (range.begin < tokens.size() && tokens[range.begin].begin < span.begin) {
            ++range.begin;
        }
        range.end = range.begin;
        while (range.end < tokens.size() && tokens[range.end].end <= span.end) {
            ++range.end;
        }
        return range;
    }

    static void count_words(const ParsedText& parsed, Annotation& annotation) {
        std::uint32_t own = parallax::count_words(parsed);
        for (const Passage& passage : annotation.passages) {
            for (std::uint32_t at = passage.tokens.begin; at < passage.tokens.end; ++at) {
                if (parsed.tokens[at].is_word()) {
                    ++annotation.words[static_cast<std::size_t>(passage.voice)];
                    --own;
                }
            }
        }
        annotation.words[0] = own;
        annotation.scored_sentences = count_scored_sentences(parsed);
    }

    AnalysedDocument article_;
};

void label(Document& document, const std::string& id, const std::string& outlet,
           const std::string& event, const std::string& date, const std::string& payload) {
    document.id = id + payload;
    document.outlet = outlet + payload;
    document.event = event + payload;
    document.date = date;
    document.url = payload.empty() ? "https://example.org/" + id : "javascript:" + payload;
}

/// The articles, with their words' traces.
struct SampleArticles {
    std::vector<AnalysedDocument> articles;
    std::vector<WordTrace> traces;
};

SampleArticles make_articles(const Lexicon& lexicon, const std::string& payload) {
    const TextRules rules(std::filesystem::path(PARALLAX_SOURCE_DIR) / "lexicons/style");
    Vocabulary vocabulary;
    const Scorer scorer(make_lexicon_model(lexicon), lexicon, true);

    const std::string speaker = "Anton Leck";
    ArticleWriter first("Attack on the bridge" + payload,
                        "The terrorist group struck the bridge on Tuesday.\n\n“The militant group "
                        "is done,” said " +
                            speaker + ". It may come back." + payload + "\n",
                        rules, vocabulary);
    label(first.document(), "alpha-1", "Alpha Post", "bridge", "2025-02-18", payload);
    first.add_passage("“The militant group is done,”", Voice::quoted, speaker);
    first.add_label("terrorist group", terrorist_term, Voice::own, Wording::outlet);
    first.add_label("militant group", militant_term, Voice::quoted, Wording::source);
    Hit& may = first.add_hit("may", may_term, Voice::own, Wording::outlet);
    may.target.reset();

    ArticleWriter second("", "Nobody called the men a terrorist cell.\n" + payload, rules,
                         vocabulary);
    label(second.document(), "alpha-2", "Alpha Post", "talks", "2025-03-01", payload);
    second.add_label("terrorist cell", terrorist_term, Voice::own, Wording::outlet);

    ArticleWriter third("Front speaks" + payload,
                        "The Valley Front spoke. The resistance movement wants talks.\n" + payload,
                        rules, vocabulary);
    label(third.document(), "beta-1", "Beta Wire", "bridge", "2025-02-19", payload);
    third.add_opportunity("Valley Front", OpportunityKind::bare, Voice::own, Wording::outlet);
    third.add_label("resistance movement", resistance_term, Voice::own, Wording::outlet);

    std::vector<AnalysedDocument> articles{first.finish(scorer), second.finish(scorer),
                                           third.finish(scorer)};
    articles[0].text_annotation.hits[1].passage = 0;
    articles[1].text_annotation.hits[0].flags.negated = true;
    articles[1].scores.clear();
    std::vector<WordTrace> traces;
    for (const AnalysedDocument& article : articles)
        traces.push_back(trace_document(article, {}, vocabulary));
    traces[2].credits = {{"Wire" + payload, CreditKind::copy, "By Wire" + payload}};
    return {std::move(articles), std::move(traces)};
}

/// Says of each run where it stands in its articles.
void quote_runs(Report& report) {
    const auto quote = [&](SharedPlace& place, std::uint32_t words) {
        for (const AnalysedDocument& article : report.articles) {
            if (content_key(article.document) != place.key) continue;
            place.excerpt = find_excerpt(article.title, article.text, place.begin, words);
        }
    };
    for (SharedRun& run : report.comparison.shared.runs) {
        quote(run.here, run.words);
        quote(run.there, run.words);
    }
}

}  // namespace

SampleReport make_sample_report(const std::string& payload) {
    SampleReport sample{make_lexicon(payload), {}};
    Report& report = sample.report;
    SampleArticles made = make_articles(sample.lexicon, payload);
    report.articles = std::move(made.articles);
    std::vector<DocumentRow> rows;
    std::vector<Evidence> evidence;
    for (const AnalysedDocument& article : report.articles) {
        rows.push_back(make_row(article, sample.lexicon));
        for (Evidence& item : collect_evidence(article, 1)) {
            evidence.push_back(std::move(item));
        }
    }
    const ProfileTable table =
        make_table(std::move(rows), std::move(evidence), 1, 5, std::move(made.traces));
    report.comparison = compare(table, sample.lexicon);
    report.differences = compare_differences(table, sample.lexicon);
    quote_runs(report);
    report.rejects = {{{"more.jsonl" + payload, 3},
                       RejectReason::missing_text,
                       "the record has no text" + payload}};
    Manifest& manifest = report.manifest;
    manifest.version = "0.1.0";
    manifest.inputs = {{"corpus.jsonl" + payload, std::string(64, 'b'), 1234}};
    manifest.lexicons.assign(sample.lexicon.sources().begin(), sample.lexicon.sources().end());
    manifest.rules = {{"context", std::string(64, 'c')}};
    manifest.model_id = "lexicon";
    manifest.model_sha256 = std::string(64, 'd');
    manifest.options = {{"event", "bridge" + payload}};
    manifest.seed = 1;
    manifest.read = 4;
    manifest.analysed = 3;
    manifest.left_out = 2;
    return sample;
}

std::string hostile_payload() {
    return "</script><script>window.__pwned=1</script><!--<img src=x onerror=\"window.__pwned=2\">"
           "\" onmouseover='window.__pwned=3' &lt;b&gt; **bold** _it_ `code` | [x](javascript:0) "
           "# $1$ ~~no~~ \\ \xE2\x80\xA8\xE2\x80\xA9 \xE2\x80\xAE"
           "desrever\xE2\x80\xAC "
           "\xE2\x81\xA6 \x1B[31mred\x07 ,;=cmd()\r\n=1+1\r\n- item\r\n__PARALLAX_REPORT__ "
           "{\"a\":1} ' ]]> %s {0}";
}

}  // namespace parallax::test
