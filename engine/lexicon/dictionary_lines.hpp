#pragma once

#include "engine/core/input_error.hpp"
#include "engine/lexicon/dictionary.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// A line of a dictionary file without its end.
struct DictionaryLine {
    std::size_t number = 0;  ///< from 1
    std::string_view text;

    /// A fault at this byte of the line, with the line as excerpt.
    [[nodiscard]] Fault fault(const std::string& file, std::size_t byte, std::string message) const;
    [[nodiscard]] FilePlace place(std::size_t byte) const;
    /// Whether it is empty or a comment that begins in its first byte.
    [[nodiscard]] bool says_nothing() const;
};

/// What a line says, without the white space around it.
struct DictionaryStatement {
    std::string_view text;
    std::size_t begin = 0;  ///< byte of the line
    std::size_t tabs = 0;   ///< by which it is moved in
};

/// Whether a text is a comment: begins with "#" and no letter or digit behind it. None of the
/// formats of lines knows comments; "#vote" is a word of theirs. Where a reader finds no entry in
/// such a line it lists it as left out.
[[nodiscard]] bool is_comment(std::string_view text);

/// Whether a comment may have been meant as a word, such as "#!x" or "#:": a sign that is no other
/// "#" follows the first one at once.
[[nodiscard]] bool may_be_word(std::string_view comment);

/// What is said of such a word, which is left out.
[[nodiscard]] std::string describe_comment(std::string_view word);

/// None if the line is empty or a comment after white space.
[[nodiscard]] std::optional<DictionaryStatement> find_statement(const DictionaryLine& line);

/// All lines; lines end in LF, CR LF or CR.
[[nodiscard]] std::vector<DictionaryLine> cut_lines(std::string_view bytes);

/// Tells where bytes of a text stand without counting from its beginning each time.
class LineIndex {
public:
    /// `bytes` outlives it.
    explicit LineIndex(std::string_view bytes);
    [[nodiscard]] FilePlace place_of(std::size_t offset) const;
    /// A fault at this byte, with its line as excerpt.
    [[nodiscard]] Fault fault(const std::string& file, std::size_t offset,
                              std::string message) const;

private:
    /// Code points before a byte.
    [[nodiscard]] std::size_t points_before(std::size_t offset) const;

    std::string_view bytes_;
    std::vector<std::size_t> begins_;  ///< of lines
    std::vector<std::size_t> points_;  ///< before every so many bytes: a line may be the whole file
};

/// `bytes` in UTF-8 without byte order mark. Throws InputError if they are not in the encoding, or
/// if there is no such encoding. "" is UTF-8.
[[nodiscard]] std::string decode_dictionary(const std::string& file, std::string_view bytes,
                                            const std::string& encoding);

// Readers of a format, given bytes in UTF-8. They add to `dictionary` and to `faults`.
void read_dic(std::string_view bytes, Dictionary& dictionary, std::vector<Fault>& faults);
void read_cat(std::string_view bytes, Dictionary& dictionary, std::vector<Fault>& faults);
void read_lc3(std::string_view bytes, Dictionary& dictionary, std::vector<Fault>& faults);
void read_dictionary_xml(std::string_view bytes, Dictionary& dictionary,
                         std::vector<Fault>& faults);
void read_dictionary_yaml(std::string_view bytes, Dictionary& dictionary,
                          std::vector<Fault>& faults);
void read_dicx(std::string_view bytes, Dictionary& dictionary, std::vector<Fault>& faults);
void read_scored_csv(std::string_view bytes, Dictionary& dictionary, std::vector<Fault>& faults);
void read_scored_lines(std::string_view bytes, Dictionary& dictionary, std::vector<Fault>& faults);

}  // namespace parallax
