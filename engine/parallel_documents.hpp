#pragma once

#include <cstddef>
#include <functional>

namespace parallax {

/// Runs `work(index, lane)` for index 0 … count−1 on at most `threads` threads, and `take(index)`
/// in order of index, one call at a time, each after its work. `lane` is below `threads`, and no
/// two calls with one lane overlap, so state may be kept by lane. Holds back work so that only a
/// bounded number of results wait to be taken. An exception of either function ends the run.
void run_ordered(std::size_t count, unsigned threads,
                 const std::function<void(std::size_t index, std::size_t lane)>& work,
                 const std::function<void(std::size_t index)>& take);

}  // namespace parallax
