#include "tests/evaluate/targets_reading.hpp"

#include "engine/context/pronouns.hpp"
#include "engine/context/token_voices.hpp"
#include "engine/text/parse_text.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace parallax::targets {
namespace {

constexpr std::uint32_t first_other = 3;  // index of the first target that is not the row's own

Target make_target(std::string id, std::string kind) {
    Target target;
    target.name = id;
    target.id = std::move(id);
    target.kind = std::move(kind);
    target.lexicon = "in-memory";
    return target;
}

/// The shipped terms about five targets without names: the row's own, by kind, and everybody and
/// everything else.
Lexicon make_lexicon(const std::filesystem::path& root) {
    const Lexicon shipped =
        read_lexicons(std::vector{root / "lexicons/evaluation", root / "lexicons/style"});
    const auto copy = [](const auto& table) { return std::vector(table.begin(), table.end()); };
    return Lexicon(copy(shipped.sources()), copy(shipped.axes()),
                   {make_target("given-group", "group"), make_target("given-person", "person"),
                    make_target("given-thing", "organisation"), make_target("other", "person"),
                    make_target("other-thing", "organisation")},
                   copy(shipped.choices()), copy(shipped.terms()));
}

std::uint32_t kind_of_given(std::string_view word) {
    const auto is = [&](std::initializer_list<std::string_view> words) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    if (is({"they", "them", "their", "we", "us", "our", "themselves"})) return 0;
    if (is({"it", "its", "itself", "this", "that"})) return 2;
    return 1;
}

}  // namespace

Reader::Reader(const std::filesystem::path& root, std::unordered_set<std::string> small,
               std::vector<WordList> lists)
    : lexicon_(make_lexicon(root)),
      matcher_(lexicon_),
      sides_(lexicon_),
      text_rules_(root / "lexicons/style"),
      rules_(root / "lexicons/style", root / "models/voice/voice.model"),
      small_(std::move(small)),
      lists_(std::move(lists)) {}

bool Reader::is_given(TargetId target) const {
    return target.index() < first_other;
}

ContextInput Reader::input(const Row& row, const Reading& reading) const {
    return {row.text, reading.parsed, vocabulary_, reading.matches, lexicon_, sides_};
}

TokenView Reader::view(const ContextInput& input) {
    return TokenView(input, rules_.lists(), context_);
}

void Reader::add_mentions(const Row& row, Reading& reading) {
    const ParsedText& parsed = reading.parsed;
    const ContextInput seen = input(row, reading);
    const TokenView words = view(seen);
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    for (std::uint32_t at = 0; at < words.size(); ++at) {
        if (!words[at].span().overlaps(row.mention) || !words.is_word(at)) continue;
        if (begin == end) begin = at;
        end = at + 1;
    }
    // A mention is within one sentence; the last word carries the name.
    if (begin < end) {
        const std::uint32_t sentence = sentence_of(parsed, end - 1);
        begin = std::max(begin, parsed.sentences[sentence].tokens.begin);
    }
    reading.given = {begin, end};
    const std::uint32_t kind = begin < end ? kind_of_given(words.normalised(end - 1)) : 1;
    const TargetId given{kind};
    std::string_view surname;
    if (begin < end) {
        reading.matches.mentions.push_back({given, reading.given, MentionKind::alias});
        if (words.is_name(end - 1)) surname = words.normalised(end - 1);
    }
    for (const Sentence& sentence : parsed.sentences) {
        for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end;) {
            const auto is_name = [&](std::uint32_t token) {
                if (token >= begin && token < end) return false;
                return words.is_name(token) &&
                       !words.is_any(token, any_of(WordClass::title, WordClass::speaker_person)) &&
                       (token != sentence.tokens.begin ||
                        small_.count(std::string(words.normalised(token))) == 0);
            };
            if (!is_name(at)) {
                ++at;
                continue;
            }
            std::uint32_t stop = at + 1;
            while (stop < sentence.tokens.end && is_name(stop) &&
                   !words.shape(stop - 1).possessive) {
                ++stop;
            }
            // "President [Donald Trump]" and "Donald [Trump]": the name's first words are the same.
            const bool same = (!surname.empty() && words.normalised(stop - 1) == surname) ||
                              (stop == begin && begin < end && words.is_name(begin));
            const bool person = can_be_person(words, stop - 1, sentence.tokens.begin);
            const TargetId other{first_other + (person ? 0U : 1U)};
            reading.matches.mentions.push_back(
                {same ? given : other, {at, stop}, MentionKind::alias});
            at = stop;
        }
    }
    std::sort(reading.matches.mentions.begin(), reading.matches.mentions.end(),
              [](const MentionMatch& a, const MentionMatch& b) {
                  return std::tie(a.tokens.begin, b.tokens.end, a.target) <
                         std::tie(b.tokens.begin, a.tokens.end, b.target);
              });
}

Reading Reader::read(const Row& row) {
    Reading reading;
    reading.parsed = parse_text(row.text, "", text_rules_, vocabulary_);
    reading.matches = matcher_.find(reading.parsed, vocabulary_, memo_);
    add_mentions(row, reading);
    const ContextInput seen = input(row, reading);
    reading.annotation = annotate_text(seen, rules_, context_);
    const TokenView words = view(seen);
    reading.mentions = find_mentions(words, lexicon_, reading.matches.mentions);
    reading.voices = find_voices(words, context_, vocabulary_, rules_.voice_model()).voices;
    return reading;
}

std::unordered_set<std::string> collect_small_words(const std::vector<Row>& rows) {
    std::unordered_set<std::string> small;
    for (const Row& row : rows) {
        std::string word;
        for (const char c : row.text) {
            const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (letter) {
                word += c;
                continue;
            }
            if (!word.empty() && word.front() >= 'a') small.insert(word);
            word.clear();
        }
        if (!word.empty() && word.front() >= 'a') small.insert(word);
    }
    return small;
}

}  // namespace parallax::targets
