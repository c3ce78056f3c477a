#include "engine/text/vocabulary.hpp"

#include "engine/text/normal_form.hpp"
#include "engine/text/normalise.hpp"
#include "engine/text/tokens.hpp"
#include "engine/text/word_breaker.hpp"
#include "engine/text/word_shape.hpp"
#include "engine/text/word_table.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

namespace parallax {
namespace {

/// Bytes that never move, in chunks.
class ByteArena {
public:
    [[nodiscard]] std::string_view keep(std::string_view bytes) {
        if (bytes.size() > free_) {
            // A phrase of a lexicon has a vocabulary of its own: begun small, not zeroed.
            free_ = std::max(chunks_.empty() ? first_bytes : chunk_bytes, bytes.size());
            chunks_.push_back(std::make_unique_for_overwrite<char[]>(free_));
            next_ = chunks_.back().get();
        }
        char* const start = next_;
        if (!bytes.empty()) std::memcpy(start, bytes.data(), bytes.size());
        next_ += bytes.size();
        free_ -= bytes.size();
        return {start, bytes.size()};
    }

private:
    static constexpr std::size_t first_bytes = 1U << 10U;
    static constexpr std::size_t chunk_bytes = 1U << 16U;

    std::vector<std::unique_ptr<char[]>> chunks_;
    char* next_ = nullptr;
    std::size_t free_ = 0;
};

/// `surface` without the 's that normalising dropped: the apostrophe has one byte or three.
std::string_view without_possessive(std::string_view surface) {
    std::size_t end = surface.size() - 1;
    do --end;
    while (end > 0 && (static_cast<unsigned char>(surface[end]) & 0xC0U) == 0x80U);
    return surface.substr(0, end);
}

}  // namespace

struct Vocabulary::Tables {
    WordTable table;
    ByteArena bytes;
    std::optional<WordBreaker> breaker;
};

WordId Vocabulary::find_or_add(std::string_view surface, const WordKey& key, std::uint64_t hash) {
    const auto is_same = [&](std::uint32_t id) { return words_[id].surface == surface; };
    WordTable::Slot& slot = tables_->table.find(key, hash, is_same);
    if (!slot.is_free()) return WordId{slot.id};
    const auto id = static_cast<std::uint32_t>(words_.size());
    tables_->table.fill(slot, key, id);
    words_.push_back(make_word(surface));
    return WordId{id};
}

Word Vocabulary::make_word(std::string_view surface) {
    ByteArena& bytes = tables_->bytes;
    Word word;
    word.surface = bytes.keep(surface);
    const std::string folded = normalise(surface);
    const bool is_possessive = ends_in_possessive(folded);
    const std::string_view normal =
        is_possessive ? std::string_view(folded).substr(0, folded.size() - 2) : folded;
    word.normalised = normal == word.surface ? word.surface : bytes.keep(normal);
    word.shape = shape_of(is_possessive ? without_possessive(surface) : surface);
    word.shape.possessive = is_possessive;
    return word;
}

Vocabulary::Vocabulary() : tables_(std::make_unique<Tables>()) {}
Vocabulary::~Vocabulary() = default;
Vocabulary::Vocabulary(Vocabulary&&) noexcept = default;
Vocabulary& Vocabulary::operator=(Vocabulary&&) noexcept = default;

WordId Vocabulary::intern(std::string_view surface) {
    assert(!surface.empty());
    const WordKey key = make_word_key(surface);
    return find_or_add(surface, key, hash_of(key));
}

void Vocabulary::intern(std::string_view text, std::span<Token> tokens) {
    struct Sought {
        WordKey key;
        std::uint64_t hash = 0;
    };
    // So many that the first entry has arrived from memory when the last key is made.
    constexpr std::size_t batch = 64;
    std::array<Sought, batch> sought;
    for (std::size_t first = 0; first < tokens.size(); first += batch) {
        const std::span<Token> some = tokens.subspan(first, std::min(batch, tokens.size() - first));
        for (std::size_t i = 0; i < some.size(); ++i) {
            sought[i].key = make_word_key(text, some[i].span());
            sought[i].hash = hash_of(sought[i].key);
            tables_->table.fetch(sought[i].hash);
        }
        for (std::size_t i = 0; i < some.size(); ++i) {
            const auto& [key, hash] = sought[i];
            const WordTable::Slot& slot = tables_->table.first_slot(hash);
            const bool is_found = key.length <= inline_bytes && slot.key == key;
            some[i].word =
                is_found ? WordId{slot.id} : find_or_add(slice(text, some[i].span()), key, hash);
        }
    }
}

WordBreaker& Vocabulary::word_breaker() {
    if (!tables_->breaker) tables_->breaker.emplace();
    return *tables_->breaker;
}

}  // namespace parallax
