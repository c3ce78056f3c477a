#include "engine/parallel_documents.hpp"

#include <algorithm>

#include <oneapi/tbb/concurrent_queue.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

namespace parallax {

void run_ordered(std::size_t count, unsigned threads,
                 const std::function<void(std::size_t index, std::size_t lane)>& work,
                 const std::function<void(std::size_t index)>& take) {
    namespace tbb = oneapi::tbb;
    if (threads <= 1) {
        for (std::size_t index = 0; index < count; ++index) {
            work(index, 0);
            take(index);
        }
        return;
    }
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    tbb::concurrent_queue<std::size_t> free_lanes;
    for (std::size_t lane = 0; lane < threads; ++lane) free_lanes.push(lane);

    // A document is short work: handing them out in blocks keeps the pipeline's own cost small.
    constexpr std::size_t block = 16;
    std::size_t next = 0;
    struct Block {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    tbb::parallel_pipeline(
        std::size_t{threads} * 4,
        tbb::make_filter<void, Block>(tbb::filter_mode::serial_in_order, [&](tbb::flow_control&
                                                                                 control) {
            if (next >= count) {
                control.stop();
                return Block{};
            }
            const Block made{next, std::min(next + block, count)};
            next = made.end;
            return made;
        }) & tbb::make_filter<Block, Block>(tbb::filter_mode::parallel, [&](Block made) {
            std::size_t lane = 0;
            while (!free_lanes.try_pop(lane)) {
            }
            for (std::size_t index = made.begin; index < made.end; ++index) {
                work(index, lane);
            }
            free_lanes.push(lane);
            return made;
        }) & tbb::make_filter<Block, void>(tbb::filter_mode::serial_in_order, [&](Block made) {
            for (std::size_t index = made.begin; index < made.end; ++index) take(index);
        }));
}

}  // namespace parallax
