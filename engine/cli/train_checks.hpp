#pragma once

#include "engine/corpus/read_examples.hpp"
#include "engine/model/training.hpp"
#include "engine/model/training_set.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace parallax {

/// What `parallax train` looks at before it learns. All that check throw InputError.

/// Nobody named this file: it may be written over if it is an older card and nothing else.
void check_default_card(const std::string& file);

/// A proposal stands beside the lexicon it is about, never in its place. "": none is asked for.
void check_lexicon_out(const std::string& folder);

/// Of one class there is nothing to learn. `read` is the number of records.
void check_classes(std::uint64_t read, const std::vector<std::string>& classes);

/// The same of the examples that are left when those in other languages are rejected.
void check_classes_left(std::uint64_t read, const TrainingSet& set);

/// Texts that occur with different labels, a sentence each with the places of two of them; of very
/// many the first ten and how many more. In input order.
[[nodiscard]] std::vector<std::string> list_conflicts(const std::vector<Example>& examples);

/// Every fold kind but the plain one needs a name to group by, and two folds or more of it.
void check_groups(const TrainingSet& set, const std::vector<FoldKind>& kinds);

}  // namespace parallax
