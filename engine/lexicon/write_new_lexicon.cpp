#include "engine/core/input_error.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/lexicon/check_lexicon.hpp"
#include "engine/lexicon/declarations.hpp"

#include <system_error>
#include <utility>

namespace parallax {
namespace {

constexpr std::string_view json_before_id = R"({
  "format": "parallax-lexicon/1",
  "kind": "framing",
  "id": ")";

constexpr std::string_view json_after_id = R"(",
  "title": "What the lexicon covers, in a few words",
  "language": "en",
  "version": "0.1.0",
  "license": "CC-BY-4.0",
  "about": "One or two sentences: what it covers, who set the weights and how.",
  "extends": [],
  "axes": {
    "standing": {
      "negative": "belittling",
      "positive": "dignifying",
      "about": "The standing that a name gives to an actor. The sign names the pole, not good or bad."
    }
  },
  "targets": {
    "example-group": {
      "name": "Example Group",
      "kind": "armed-group",
      "side": null,
      "aliases": ["Example Group"],
      "generic": ["the group"],
      "members": []
    }
  },
  "choices": {
    "armed-group": {
      "about": "Naming of an armed non-state group.",
      "target": null,
      "kinds": ["armed-group"]
    }
  }
}
)";

constexpr std::string_view table =
    "phrase\taxis\tweight\ttarget\tchoice\tfunction\tpair\treference\tnote\tsource\n"
    "# A line that starts with # is a comment. Take the # away to make these examples entries.\n"
    "# Words by spaces; {a|b} = alternatives; * at a word's end = any ending; ^Word = exact case; "
    "\\ before # * { } | ^ \\ = the sign itself.\n"
    "# Weights are on the logit scale, the sign is the pole: 0.3 slight, 0.6 mild, 1.0 clear, 1.5 "
    "strong, 2.0 extreme.\n"
    "#{terrorist|terror} {group|groups}\tstanding\t-1.5\t\tarmed-group\tjudge\tresistance "
    "{movement|movements}\t\tWho says it, and what it implies.\tauthors' judgement: why\n"
    "#resistance {movement|movements}\tstanding\t1.2\t\tarmed-group\tjudge\t{terrorist|terror} "
    "{group|groups}\t\tWho says it, and what it implies.\tauthors' judgement: why\n"
    "#{militant|armed} {group|groups}\t\t\t\tarmed-group\tdefine\t\t1\tThe term wire style guides "
    "use.\tname of the style guide\n";

}  // namespace

void write_new_lexicon(const std::filesystem::path& folder, std::string_view id) {
    const std::string name = folder.generic_string();
    if (!is_slug(id)) {
        throw InputError(Fault{name,
                               0,
                               0,
                               "id \"" + shorten_for_message(id) +
                                   "\" may hold only lower-case letters, digits and single "
                                   "hyphens; write an id such as my-lexicon",
                               {}});
    }
    std::error_code ignored;
    if (std::filesystem::exists(folder, ignored)) {
        if (!std::filesystem::is_directory(folder, ignored)) {
            throw InputError(Fault{name, 0, 0, "is a file; name a folder to be made", {}});
        }
        if (!std::filesystem::is_empty(folder, ignored)) {
            throw InputError(
                Fault{name, 0, 0, "exists and is not empty; name a folder to be made", {}});
        }
    }
    std::string json(json_before_id);
    json += id;
    json += json_after_id;
    write_whole_files(folder,
                      {{"lexicon.json", std::move(json)}, {"terms.tsv", std::string(table)}});
}

}  // namespace parallax
