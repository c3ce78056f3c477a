#include "engine/numeric/minimise_sparse.hpp"

#include "engine/numeric/small_falls.hpp"
#include "engine/numeric/step_memory.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace parallax {
namespace {

constexpr int sparse_most_looks = 40;  // of one line search

double sign_of(double number) {
    return number > 0.0 ? 1.0 : number < 0.0 ? -1.0 : 0.0;
}

/// The subgradient of smallest norm at x, given the smooth part's gradient: 0 where no direction
/// goes down, so that its norm tells how far the conditions of a minimum (Karush, Kuhn, Tucker) are
/// from being met.
Eigen::VectorXd pseudo_gradient(const Eigen::VectorXd& x, const Eigen::VectorXd& gradient,
                                const Eigen::VectorXd& penalties) {
    Eigen::VectorXd pseudo(x.size());
    for (Eigen::Index j = 0; j < x.size(); ++j) {
        const double g = gradient[j];
        const double penalty = penalties[j];
        if (x[j] != 0.0) {
            pseudo[j] = g + penalty * sign_of(x[j]);
        } else if (g + penalty < 0.0) {
            pseudo[j] = g + penalty;
        } else if (g - penalty > 0.0) {
            pseudo[j] = g - penalty;
        } else {
            pseudo[j] = 0.0;
        }
    }
    return pseudo;
}

/// Where each coordinate may go: to the side it is on, else to where the pseudo gradient leads.
Eigen::VectorXd choose_orthant(const Eigen::VectorXd& x, const Eigen::VectorXd& pseudo,
                               const Eigen::VectorXd& penalties) {
    Eigen::VectorXd orthant(x.size());
    for (Eigen::Index j = 0; j < x.size(); ++j) {
        // Without a penalty there is no kink to stop at.
        orthant[j] = penalties[j] == 0.0 ? 0.0 : x[j] != 0.0 ? sign_of(x[j]) : sign_of(-pseudo[j]);
    }
    return orthant;
}

/// Coordinates that would cross 0 stop there.
void stay_within(const Eigen::VectorXd& orthant, const Eigen::VectorXd& penalties,
                 Eigen::VectorXd& x) {
    for (Eigen::Index j = 0; j < x.size(); ++j) {
        if (penalties[j] > 0.0 && sign_of(x[j]) != orthant[j]) x[j] = 0.0;
    }
}

}  // namespace

Minimum minimise_sparse(const Objective& smooth, const Eigen::VectorXd& penalties,
                        Eigen::VectorXd start, const MinimiseOptions& options) {
    assert(options.memory >= 1 && penalties.size() == start.size());
    Minimum found;
    found.x = std::move(start);
    StepMemory memory(options.memory);
    Eigen::VectorXd gradient(found.x.size());
    Eigen::VectorXd next_gradient(found.x.size());
    const auto whole = [&](double smooth_value, const Eigen::VectorXd& x) {
        return smooth_value + penalties.dot(x.cwiseAbs());
    };
    found.value = whole(smooth(found.x, gradient), found.x);
    SmallFalls small_falls(options);
    while (true) {
        const Eigen::VectorXd pseudo = pseudo_gradient(found.x, gradient, penalties);
        found.converged =
            pseudo.norm() <= options.relative_tolerance * std::max(1.0, found.x.norm());
        if (found.converged || found.iterations >= options.max_iterations) return found;
        Eigen::VectorXd direction = memory.direction(pseudo);
        // What the curvature would undo of the descent is left out.
        direction = (direction.array() * pseudo.array() < 0.0).select(direction, 0.0);
        const Eigen::VectorXd orthant = choose_orthant(found.x, pseudo, penalties);
        double step = memory.empty() ? std::min(1.0, 1.0 / direction.norm()) : 1.0;
        Eigen::VectorXd next;
        double value = 0.0;
        bool falls = false;
        for (int look = 0; look < sparse_most_looks && !falls; ++look, step /= 2) {
            next = found.x + step * direction;
            stay_within(orthant, penalties, next);
            value = whole(smooth(next, next_gradient), next);
            const double promised = pseudo.dot(next - found.x);
            falls = std::isfinite(value) && promised < 0.0 &&
                    value <= found.value + sufficient_decrease * promised;
        }
        if (!falls) {
            // Rounding decides now, or the curvature misleads.
            if (memory.empty()) return found;
            memory.forget();
            continue;
        }
        small_falls.see(found.value, value);
        memory.add(next - found.x, next_gradient - gradient);
        found.x = std::move(next);
        gradient.swap(next_gradient);
        found.value = value;
        ++found.iterations;
        if (options.progress && !options.progress(found.iterations, value)) return found;
        if (small_falls.say_enough()) {
            found.converged = true;
            return found;
        }
    }
}

}  // namespace parallax
