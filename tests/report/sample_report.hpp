#pragma once

#include "engine/report/report.hpp"

#include <string>

namespace parallax::test {

/// A report with its lexicon.
struct SampleReport {
    Lexicon lexicon;
    Report report;
};

/// Three articles of two outlets on two events, annotated by hand; profiles and comparison are
/// those of the engine. `payload` is put into every text that comes from outside: outlet, event,
/// title, text, address, id, date, speaker, reject, and all names and notes of the lexicon.
///
/// "Alpha Post" words "terrorist group" about the Front itself and quotes "militant group"; it
/// negates "terrorist cell". "Beta Wire" names the Front bare, and says "resistance movement".
[[nodiscard]] SampleReport make_sample_report(const std::string& payload = "");

/// Text that tries to be markup, script, a formula, a terminal command or a reordered line.
[[nodiscard]] std::string hostile_payload();

}  // namespace parallax::test
