#include "engine/numeric/step_memory.hpp"

#include <utility>
#include <vector>

namespace parallax {

void StepMemory::add(Eigen::VectorXd step, Eigen::VectorXd change) {
    const double product = step.dot(change);
    if (product <= 1e-12 * change.squaredNorm()) return;
    if (steps_.size() == memory_) {
        steps_.pop_front();
        changes_.pop_front();
        products_.pop_front();
    }
    steps_.push_back(std::move(step));
    changes_.push_back(std::move(change));
    products_.push_back(product);
}

void StepMemory::forget() {
    steps_.clear();
    changes_.clear();
    products_.clear();
}

Eigen::VectorXd StepMemory::direction(const Eigen::VectorXd& gradient) const {
    Eigen::VectorXd d = -gradient;
    std::vector<double> alpha(steps_.size());
    for (std::size_t at = steps_.size(); at-- > 0;) {
        alpha[at] = steps_[at].dot(d) / products_[at];
        d.noalias() -= alpha[at] * changes_[at];
    }
    if (!steps_.empty()) d *= products_.back() / changes_.back().squaredNorm();
    for (std::size_t at = 0; at < steps_.size(); ++at) {
        const double beta = changes_[at].dot(d) / products_[at];
        d.noalias() += (alpha[at] - beta) * steps_[at];
    }
    return d;
}

}  // namespace parallax
