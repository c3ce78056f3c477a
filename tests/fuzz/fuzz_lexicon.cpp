// Readers of our own lexicons: lexicon.json, then terms.tsv behind a zero byte; and what was read
// of a table without a fault is written back byte by byte.
#include "engine/core/input_error.hpp"
#include "engine/lexicon/declarations.hpp"
#include "engine/lexicon/term_rows.hpp"
#include "engine/lexicon/terms_table.hpp"
#include "tests/fuzz/fuzz_target.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace parallax::fuzz {

std::vector<std::string> make_lexicon_seeds() {
    const std::string json =
        "{\"format\":\"parallax-lexicon/1\",\"kind\":\"framing\",\"id\":\"x\",\"title\":\"T\","
        "\"language\":\"en\",\"version\":\"1\",\"license\":\"\",\"extends\":[\"../y\"],\"axes\":{"
        "\"tone\":{\"negative\":\"harsh\",\"positive\":\"mild\",\"about\":null}},\"targets\":{"
        "\"a\":{\"name\":\"A\",\"kind\":\"group\",\"side\":\"s\",\"aliases\":[\"Red Hill\",\"^RH\"]"
        ",\"generic\":[\"the {group|gang}\"]}},\"choices\":{\"c\":{\"about\":\"\",\"target\":\"a\","
        "\"kinds\":[\"group\"]}},\"parity\":{\"tone\":\"why\"}}";
    const std::string table =
        "phrase\taxis\tweight\tchoice\tfunction\tsd\tnote\tmine\r\n# a comment\n\"two \"\"words\"\""
        "\"\ttone\t-0.8\t\tjudge\t0.2\tn\tx\n{mob|gang}*\ttone\t1e0\tc\t\t\t\t\n\n\\#tag \\{ ^Word"
        "\ttone\t50\t\t\t\t\t\n";
    return {json + '\0' + table, '\0' + table,
            "\xEF\xBB\xBF" + json + '\0' + "\xEF\xBB\xBF" + table};
}

void feed_lexicon(std::string_view input) {
    const std::size_t cut = std::min(input.find('\0'), input.size());
    std::vector<Fault> faults;
    LexiconKind kind = LexiconKind::framing;
    std::string id = "x";
    if (cut > 0) {
        const auto declared = parse_declarations("lexicon.json", input.substr(0, cut), faults);
        if (!declared && faults.empty()) throw std::logic_error("a refusal without a fault");
        if (declared) {
            kind = declared->kind;
            id = declared->id.value;
        }
    }
    if (cut == input.size()) return;
    const std::string_view bytes = input.substr(cut + 1);
    faults.clear();
    const TermsTable table("terms.tsv", bytes, faults);
    if (!faults.empty()) return;
    if (table.bytes() != bytes) throw std::logic_error("a table is not written as it was read");
    for (const TermRow& row : read_term_rows(table, kind, id, faults)) {
        if (faults.empty() && !(std::abs(row.term.weight) <= largest_weight))
            throw std::logic_error("an impossible weight was read");
    }
}

}  // namespace parallax::fuzz
