// Feeds every reader with inputs made of sound ones, a fixed number from a fixed seed, so that
// ctest finds the same each time.
//   test_fuzz [ROUNDS [SEED [TARGET]]]
//   test_fuzz --seeds DIR      writes the sound inputs, for libFuzzer to begin from
// Round R of seed S runs alone as `test_fuzz 1 S+R TARGET`; PARALLAX_FUZZ_KEEP names a file for the
// input of the last failure.
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/mutate.hpp"

#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <unistd.h>

namespace {

using namespace parallax::fuzz;

/// What a signal handler may look at: which input is being read.
volatile std::sig_atomic_t current_round = 0;
char current_target[32] = "";

extern "C" void name_input(int signal) {
    char line[96];
    const int length = std::snprintf(line, sizeof line, "\n%s: round %ld ends with signal %d\n",
                                     current_target, static_cast<long>(current_round), signal);
    static_cast<void>(!::write(STDERR_FILENO, line, static_cast<std::size_t>(length)));
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void write_seeds(const std::filesystem::path& folder) {
    for (const FuzzTarget& target : fuzz_targets()) {
        std::filesystem::create_directories(folder / target.name);
        int number = 0;
        for (const std::string& seed : target.make_seeds()) {
            std::ofstream(folder / target.name / std::to_string(number++), std::ios::binary)
                << seed;
        }
    }
}

/// Rounds of a target of the number asked for: a partial report takes as long as twenty small
/// files.
int rounds_of(const FuzzTarget& target, int rounds) {
    return target.name == "partial" ? (rounds + 19) / 20 : rounds;
}

/// How many inputs a reader answered with something else than it may.
int run_target(const FuzzTarget& target, int rounds, std::uint32_t seed) {
    std::strncpy(current_target, std::string(target.name).c_str(), sizeof current_target - 1);
    const std::vector<std::string> seeds = target.make_seeds();
    for (const std::string& sound : seeds) target.feed(sound);
    int failures = 0;
    // Each round has its own seed, so that it can be run without those before.
    for (int round = 0; round < rounds; ++round) {
        current_round = round;
        const std::string input = Mutator(seeds, seed + static_cast<std::uint32_t>(round)).next();
        try {
            target.feed(input);
        } catch (const std::exception& error) {
            ++failures;
            std::printf("%s: round %d: %s\n", current_target, round, error.what());
            if (const char* const kept = std::getenv("PARALLAX_FUZZ_KEEP"))
                std::ofstream(kept, std::ios::binary) << input;
        }
    }
    std::printf("%s: %d inputs, %d failures\n", current_target, rounds, failures);
    return failures;
}

}  // namespace

int main(int count, char** words) {
    if (count == 3 && std::string(words[1]) == "--seeds") {
        write_seeds(words[2]);
        return 0;
    }
    for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS}) std::signal(signal, name_input);
    const int rounds = count > 1 ? std::atoi(words[1]) : 200;
    const auto seed = static_cast<std::uint32_t>(count > 2 ? std::atoll(words[2]) : 1);
    int failures = 0;
    for (const FuzzTarget& target : fuzz_targets()) {
        if (count > 3 && target.name != words[3]) continue;
        failures += run_target(target, rounds_of(target, rounds), seed);
    }
    return failures == 0 ? 0 : 1;
}
