#include "engine/core/input_error.hpp"

#include "engine/core/utf8.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace parallax {
namespace {

constexpr std::size_t longest_excerpt = 160;
constexpr char32_t ellipsis = 0x2026;

/// Controls, and the format characters that can reorder or hide what a terminal shows.
bool would_disturb_a_terminal(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200E && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

std::u32string decode_lower_case(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode_code_point(text, at);
        out.push_back(c.value >= U'A' && c.value <= U'Z' ? c.value + 32 : c.value);
        at += c.length;
    }
    return out;
}

/// Damerau-Levenshtein distance in its optimal string alignment form: insertions, deletions,
/// substitutions and exchanges of neighbours, no place edited twice.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
    std::vector<std::size_t> two_back(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, substituted});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], two_back[j - 2] + 1);
            }
        }
        std::swap(two_back, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

/// A file of another kind than was meant can have a fault on every line.
constexpr std::size_t most_faults_shown = 50;

std::string describe_all(const std::vector<Fault>& faults) {
    std::string out;
    for (std::size_t i = 0; i < std::min(faults.size(), most_faults_shown); ++i) {
        if (!out.empty()) out += '\n';
        out += describe(faults[i]);
    }
    if (faults.size() <= most_faults_shown) return out;
    const std::size_t more = faults.size() - most_faults_shown;
    out.append("\nand ").append(std::to_string(more));
    return out.append(more == 1 ? " fault" : " faults").append(" more, not shown");
}

}  // namespace

std::string describe(const Fault& fault) {
    std::string out = fault.file;
    if (fault.line != 0) {
        out.append(1, ':').append(std::to_string(fault.line));
        if (fault.column != 0) out.append(1, ':').append(std::to_string(fault.column));
    }
    if (!out.empty()) out += ": ";
    out += fault.message;
    if (!fault.excerpt.empty()) out.append(1, '\n').append(fault.excerpt);
    return out;
}

std::string shorten_for_message(std::string_view line) {
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
    std::string out;
    std::size_t shown = 0;
    std::size_t room_for_ellipsis = 0;  // bytes of `out` that stay if the line proves too long
    for (std::size_t at = 0; at < line.size();) {
        if (shown == longest_excerpt - 1) room_for_ellipsis = out.size();
        if (shown == longest_excerpt) {
            out.resize(room_for_ellipsis);
            append_code_point(out, ellipsis);
            break;
        }
        const CodePoint c = decode_code_point(line, at);
        if (c.value == U'\t') {
            out += ' ';
        } else {
            append_code_point(out,
                              would_disturb_a_terminal(c.value) ? replacement_character : c.value);
        }
        at += c.length;
        ++shown;
    }
    return out;
}

std::string quote_for_message(std::string_view text) {
    return '"' + shorten_for_message(text) + '"';
}

std::string suggest_nearest(std::string_view word, const std::vector<std::string>& candidates) {
    const std::u32string wanted = decode_lower_case(word);
    // One edit for every three letters: nearer guesses are right, farther ones mislead.
    const std::size_t limit = std::clamp<std::size_t>(wanted.size() / 3, 1, 3);
    std::string best;
    std::size_t best_distance = limit + 1;
    for (const std::string& candidate : candidates) {
        const std::u32string known = decode_lower_case(candidate);
        const std::size_t shorter = std::min(known.size(), wanted.size());
        const std::size_t longer = std::max(known.size(), wanted.size());
        if (longer - shorter > limit) continue;
        const std::size_t distance = edit_distance(wanted, known);
        if (distance >= longer) continue;  // nothing in common
        if (distance < best_distance || (distance == best_distance && candidate < best)) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best;
}

InputError::InputError(Fault fault) : InputError(std::vector<Fault>{std::move(fault)}) {}

InputError::InputError(std::vector<Fault> faults)
    : std::runtime_error(describe_all(faults)), faults_(std::move(faults)) {
    assert(!faults_.empty());
}

}  // namespace parallax
