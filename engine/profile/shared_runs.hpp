#pragma once

#include "engine/profile/outlet_index.hpp"
#include "engine/profile/profile_table.hpp"
#include "engine/profile/shared_trace.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace parallax {

/// Fewer words in a row can be the same by chance or by name and office; this many hardly are.
inline constexpr std::uint32_t shortest_run = 12;

/// A document in the place where its words are compared with those of others.
struct StoryText {
    const WordTrace* trace = nullptr;
    std::uint32_t outlet = 0;  ///< a number of the caller
    std::uint32_t number = 0;  ///< of the document, by the caller
    std::string_view event;
    std::string_view date;
    std::string_view id;
    std::string_view url;
};

/// `record` is the Document or the DocumentRow of the trace; both must outlive the result.
template <class Record>
[[nodiscard]] StoryText make_story_text(const WordTrace& trace, std::uint32_t outlet,
                                        std::uint32_t number, const Record& record) {
    return {&trace, outlet, number, record.event, record.date, record.id, record.url};
}

/// The table's rows that have a trace, by row: their number. Outlets are those of the index.
[[nodiscard]] std::vector<StoryText> list_story_texts(const ProfileTable& table,
                                                      const OutletIndex& index);

/// Documents that are compared with each other: those of one event; all without an event together,
/// whatever their dates, because nothing else says which of them tell one story. Within a group the
/// earliest date first (none last; ISO 8601 as written), then by what the words are, id and URL:
/// never by outlet.
[[nodiscard]] std::vector<std::vector<StoryText>> group_by_story(std::vector<StoryText> texts);

/// A window of `shortest_run` words that stands in more than one document of a group.
struct SharedWindow {
    std::uint32_t begin = 0;  ///< in its trace
    std::uint32_t kind = 0;   ///< equal for equal words
};

/// Where a window stands.
struct WindowPlace {
    std::uint32_t text = 0;  ///< index into the group
    std::uint32_t begin = 0;
};

/// All windows of a group's documents that several of them hold, found by a rolling hash of every
/// window (Karp & Rabin 1987), sorted; windows of one hash are told apart by their words. Time and
/// space grow with the words of the group.
class ShingleIndex {
public:
    /// The texts must outlive the index.
    explicit ShingleIndex(std::span<const StoryText> group);

    /// Of one text, by place.
    [[nodiscard]] std::span<const SharedWindow> windows_of(std::size_t text) const {
        return windows_[text];
    }
    /// By outlet, text, place.
    [[nodiscard]] std::span<const WindowPlace> places_of(std::uint32_t kind) const {
        return std::span(places_).subspan(first_place_[kind],
                                          first_place_[kind + 1] - first_place_[kind]);
    }
    [[nodiscard]] std::size_t kinds() const { return first_place_.size() - 1; }
    /// How many different windows one text has, shared or not.
    [[nodiscard]] std::uint64_t different_windows(std::size_t text) const {
        return different_[text];
    }

private:
    std::vector<std::vector<SharedWindow>> windows_;
    std::vector<WindowPlace> places_;
    std::vector<std::uint32_t> first_place_{0};
    std::vector<std::uint64_t> different_;
};

/// The same words in two documents.
struct TextRun {
    std::uint32_t begin = 0;  ///< in the trace it was looked for in
    WindowPlace other;        ///< where the same words begin in the other document
    std::uint32_t words = 0;  ///< at least shortest_run

    [[nodiscard]] std::uint32_t end() const { return begin + words; }
};

/// The runs by which `text` shares words with documents of `outlet`, from left to right. Together
/// they cover exactly the words that stand in a run of at least shortest_run words there too; each
/// reaches behind the one before, none can be longer at its place, and the longest that there is is
/// among them. Of equally long ones the earliest document of the group counts. At most
/// `most_places` places of a window are tried, so that a sentence that all documents hold costs no
/// more than its share; beyond that the longest run may be told too short, never the words covered.
[[nodiscard]] std::vector<TextRun> find_runs(std::span<const StoryText> group,
                                             const ShingleIndex& index, std::uint32_t text,
                                             std::uint32_t outlet);

inline constexpr std::size_t most_places = 64;

}  // namespace parallax
