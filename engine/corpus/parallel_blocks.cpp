#include "engine/corpus/parallel_blocks.hpp"

#include <algorithm>

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace parallax {

void for_each_block(std::size_t count, unsigned threads,
                    const std::function<void(std::size_t begin, std::size_t end)>& work) {
    if (threads <= 1 || count <= 1) {
        work(0, count);
        return;
    }
    // Several blocks a thread even out records of different length; not many, since each block
    // sets up a parser.
    constexpr std::size_t blocks_per_thread = 8;
    const std::size_t grain = std::max<std::size_t>(1, count / (threads * blocks_per_thread));
    // Without this, more threads than processors would be refused with a warning on stderr.
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    tbb::task_arena arena(static_cast<int>(threads));
    arena.execute([&] {
        tbb::parallel_for(
            tbb::blocked_range<std::size_t>(0, count, grain),
            [&](const tbb::blocked_range<std::size_t>& block) { work(block.begin(), block.end()); },
            tbb::simple_partitioner());
    });
}

}  // namespace parallax
