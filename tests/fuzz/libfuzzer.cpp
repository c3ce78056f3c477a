// The same readers under Clang's libFuzzer: PARALLAX_FUZZ_TARGET names which.
//   PARALLAX_FUZZ_TARGET=partial fuzz_readers SEEDS/partial -max_total_time=60
#include "tests/fuzz/fuzz_target.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

const parallax::fuzz::FuzzTarget& named_target() {
    const char* const name = std::getenv("PARALLAX_FUZZ_TARGET");
    for (const parallax::fuzz::FuzzTarget& target : parallax::fuzz::fuzz_targets()) {
        if (name != nullptr && target.name == name) return target;
    }
    std::fprintf(stderr, "PARALLAX_FUZZ_TARGET names no target\n");
    std::exit(2);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const parallax::fuzz::FuzzTarget& target = named_target();
    // What escapes here ends the run with the input kept.
    target.feed({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
