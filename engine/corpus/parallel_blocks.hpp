#pragma once

#include <cstddef>
#include <functional>

namespace parallax {

/// Calls work(begin, end) for consecutive ranges that together make [0, count), on up to `threads`
/// threads at once; with one, in this thread and in one range. Results must go to places of their
/// own by index, so that they do not depend on the number of threads. Rethrows what work throws.
void for_each_block(std::size_t count, unsigned threads,
                    const std::function<void(std::size_t begin, std::size_t end)>& work);

}  // namespace parallax
