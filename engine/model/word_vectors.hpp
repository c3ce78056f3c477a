#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <Eigen/Core>

namespace parallax {

/// Places of words in a space where words that are used alike lie near each other. Immutable. They
/// are no features: training takes from them which words' weights are likely to be alike, and a
/// model that was trained so holds a weight of its own for each word.
class WordVectors {
public:
    /// `rows`: a row a word, as it is made one long. Words each once.
    WordVectors(std::vector<std::string> words, Eigen::MatrixXd rows, std::string sha256);

    [[nodiscard]] std::size_t size() const { return words_.size(); }
    [[nodiscard]] Eigen::Index dimensions() const { return rows_.cols(); }
    [[nodiscard]] const std::string& word(std::size_t number) const { return words_[number]; }
    /// Each row of length 1, or 0 where the file has nothing but zeros.
    [[nodiscard]] const Eigen::MatrixXd& rows() const { return rows_; }
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view word) const;
    /// Of the bytes they were read from.
    [[nodiscard]] const std::string& sha256() const { return sha256_; }

private:
    std::vector<std::string> words_;
    Eigen::MatrixXd rows_;
    std::string sha256_;
    std::map<std::string, std::uint32_t, std::less<>> number_of_;
};

/// Reads lines of a word and its numbers with spaces or tabs between, as GloVe and word2vec write
/// them; a first line of two whole numbers (how many words, how many numbers each) is passed over.
/// Of a word given twice the first line counts; of more than `most` words the first ones, for such
/// files name frequent words first. `name` is used in messages. Throws InputError with the first
/// fault: another count of numbers than the line before, what is no number, no words at all.
[[nodiscard]] WordVectors read_word_vectors(std::string_view text, std::string_view name,
                                            std::size_t most);

/// The same of a file, read piece by piece: only the words kept are held in memory, however large
/// the file. Throws as FileReader does, too.
[[nodiscard]] WordVectors read_word_vectors_file(const std::filesystem::path& file,
                                                 std::size_t most);

}  // namespace parallax
