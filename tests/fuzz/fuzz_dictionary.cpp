// Readers of other programs' dictionaries. The first byte of an input says which format. What can
// be read must become a lexicon that our own reader takes without a fault, and every entry be in
// it, repeated, or listed.
#include "engine/core/input_error.hpp"
#include "engine/lexicon/declarations.hpp"
#include "engine/lexicon/dictionary.hpp"
#include "engine/lexicon/import_dictionary.hpp"
#include "engine/lexicon/term_rows.hpp"
#include "engine/lexicon/terms_table.hpp"
#include "tests/fuzz/fuzz_target.hpp"

#include <array>
#include <cstddef>
#include <stdexcept>

namespace parallax::fuzz {
namespace {

std::size_t count_entries(const std::vector<DictionaryCategory>& categories) {
    std::size_t entries = 0;
    for (const DictionaryCategory& category : categories)
        entries += category.entries.size() + count_entries(category.below);
    return entries;
}

void refuse_faults(const std::vector<Fault>& faults) {
    if (!faults.empty())
        throw std::logic_error("an imported lexicon is faulty: " + faults.front().message);
}

}  // namespace

std::vector<std::string> make_dictionary_seeds() {
    const std::array<std::string, all_dictionary_formats.size()> dictionaries{
        "%\n1\tcalm\n\t2\tstorm\n%\nquiet\t1\ngale*\t1\t2\n#at sea\t2\nlike\t(02 134)1/2\t1\n",
        "DicTerm,Calm,Storm\n\"at rest, at sea\",X,\ngale*,,2.5\nmist,x,0\n",
        "WEATHER\n\tWIND\n\t\tGALE* (1)\n\t\tNORTH_WIND (-2.5)\n\tMIST (0)\nSEA\n\tTIDE (1)\n",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><dictionary><cnode name=\"sea\" desc=\"d\">"
        "<!-- c --><pnode name=\"ebb &amp; flow\" score=\"1.5\"/><cnode name=\"wind\"><pnode "
        "name=\"gale*\" score=\"NaN\"/></cnode></cnode></dictionary>",
        "<dictionary><cnode name=\"sea\"><pnode name=\"tide\"/></cnode></dictionary>",
        "+calm#AA0000\nquiet\n at rest \n+storm\ngale*\n",
        "weather:\n  wind: [gale*, 'north wind']\n  choices:\n    - no\n    - deeper: [tide]\n",
        "gale\t-1.9\t0.94\t[-2, -1]\n:)\t2.0\t0\t[2]\n",
        "gale\t-3\nat rest\t2\n",
        "term;score;category;sd\ngale;-2;weather > wind;1\nmist;0;choices > fog;\n"};
    std::vector<std::string> seeds;
    for (std::size_t i = 0; i < dictionaries.size(); ++i)
        seeds.push_back(static_cast<char>(i) + dictionaries[i]);
    return seeds;
}

void feed_dictionary(std::string_view input) {
    if (input.empty()) return;
    const auto kind = static_cast<unsigned char>(input.front());
    DictionaryInput file{"w", std::string(input.substr(1)),
                         all_dictionary_formats[kind % all_dictionary_formats.size()],
                         kind >= 128 ? "windows-1252" : ""};
    Dictionary dictionary;
    try {
        dictionary = read_dictionary(file);
    } catch (const InputError& error) {
        if (error.faults().empty()) throw std::logic_error("an error without a fault");
        return;
    }
    const ImportedLexicon lexicon = import_dictionary(dictionary, {.id = "imported"});
    std::vector<Fault> faults;
    const auto declared = parse_declarations("lexicon.json", lexicon.json, faults);
    refuse_faults(faults);
    const TermsTable table("terms.tsv", lexicon.terms, faults);
    refuse_faults(faults);
    const auto rows = read_term_rows(table, declared->kind, "imported", faults);
    refuse_faults(faults);
    if (rows.size() != lexicon.entries) throw std::logic_error("entries were written and not read");
    // An entry of a choice that lies on an axis too shares the row of that.
    // What the reader left out was no entry of the dictionary.
    const std::size_t left_out = lexicon.left_out.size() - dictionary.left_out.size();
    const std::size_t told = lexicon.entries + lexicon.repeated + left_out + lexicon.joined;
    if (told < count_entries(dictionary.categories))
        throw std::logic_error("entries were dropped in silence");
}

}  // namespace parallax::fuzz
