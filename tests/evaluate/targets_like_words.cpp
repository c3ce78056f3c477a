#include "tests/evaluate/targets_like_words.hpp"

#include "tests/evaluate/targets_features.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace parallax::targets {
namespace {

/// Groups of features that hold single words without their inflection.
constexpr std::array<std::string_view, 8> windows{
    "nb:", "nl:", "nr:", "cc:", "cl:", "cr:", "cn:", "ws:"};
constexpr std::uint32_t most_forms = 4;  // of one word; further ones are rare or another word

}  // namespace

LikeWords::LikeWords(const WordVectors& vectors, double sd) {
    std::vector<std::uint32_t> forms;
    std::vector<Eigen::RowVectorXd> sums;
    for (std::size_t word = 0; sd > 0 && word < vectors.size(); ++word) {
        const auto [at, is_new] = number_of_.try_emplace(stem(vectors.word(word)),
                                                         static_cast<std::uint32_t>(sums.size()));
        if (is_new) {
            sums.emplace_back(Eigen::RowVectorXd::Zero(vectors.dimensions()));
            forms.push_back(0);
        }
        if (++forms[at->second] > most_forms) continue;
        sums[at->second] +=
            vectors.rows().row(static_cast<Eigen::Index>(word)) / static_cast<double>(word + 1);
    }
    rows_.resize(static_cast<Eigen::Index>(sums.size()), sd > 0 ? vectors.dimensions() : 0);
    for (std::size_t at = 0; at < sums.size(); ++at) {
        const double length = sums[at].norm();
        rows_.row(static_cast<Eigen::Index>(at)) = length > 0 ? sd / length * sums[at] : sums[at];
    }
}

Eigen::Index LikeWords::size() const {
    return static_cast<Eigen::Index>(windows.size()) * rows_.cols();
}

Eigen::VectorXd LikeWords::sums_of(const NamedFeatures& features) const {
    Eigen::VectorXd sums = Eigen::VectorXd::Zero(size());
    if (size() == 0) return sums;
    for (const auto& [name, value] : features) {
        const std::string_view whole(name);
        const auto window = std::find(windows.begin(), windows.end(), whole.substr(0, 3));
        if (window == windows.end()) continue;
        const auto found = number_of_.find(whole.substr(3));
        if (found == number_of_.end()) continue;
        sums.segment((window - windows.begin()) * rows_.cols(), rows_.cols()) +=
            value * rows_.row(found->second).transpose();
    }
    return sums;
}

}  // namespace parallax::targets
