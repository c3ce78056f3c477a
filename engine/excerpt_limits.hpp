#pragma once

#include "engine/report/report.hpp"

#include <cstdint>
#include <vector>

namespace parallax {

/// With --excerpts-only no article stands in a report with more than this share of its words, or
/// three sentences if those are more. Words are what white space parts; titles are free, and words
/// that several articles print count for the one whose excerpt they are.
inline constexpr double largest_excerpt_share = 0.25;
inline constexpr std::uint64_t fewest_excerpt_sentences = 3;

/// Cuts what the report shows of `documents` down to that. Sentences are admitted in the order of
/// the evidence, strongest first, then of acts of harm, breaches of house styles, facts and shared
/// text. What is not admitted keeps its place and is shown by its own words alone: a hit by its
/// phrase, an act of harm by its verb, facts and names by their first words, shared text not at
/// all.
void limit_excerpts(Report& report, const std::vector<Document>& documents);

}  // namespace parallax
