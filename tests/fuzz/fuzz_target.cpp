#include "tests/fuzz/fuzz_target.hpp"

namespace parallax::fuzz {

const std::vector<FuzzTarget>& fuzz_targets() {
    static const std::vector<FuzzTarget> targets{
        {"corpus", make_corpus_seeds, feed_corpus},
        {"dictionary", make_dictionary_seeds, feed_dictionary},
        {"lexicon", make_lexicon_seeds, feed_lexicon},
        {"model", make_model_seeds, feed_model},
        {"partial", make_partial_seeds, feed_partial},
    };
    return targets;
}

}  // namespace parallax::fuzz
