#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace parallax {

/// The folder that holds `lexicons/` and `reports/`: what PARALLAX_HOME names, else
/// <prefix>/share/parallax of the installed executable, else the source tree above a build folder.
/// Throws InputError if there is none.
[[nodiscard]] std::filesystem::path find_home();

/// The closed-class lists that parsing and context go by.
[[nodiscard]] std::filesystem::path rules_folder(const std::filesystem::path& home);

/// The trained model that tells voices apart. Throws InputError if it is not there.
[[nodiscard]] std::filesystem::path voice_model_file(const std::filesystem::path& home);

/// The report page. Throws InputError if it is not there.
[[nodiscard]] std::string read_page_template(const std::filesystem::path& home);

/// The framing and style lexicons shipped, by name of their folders. Those of outlets and those
/// that say `on_request` are left out.
[[nodiscard]] std::vector<std::filesystem::path> list_shipped_lexicons(
    const std::filesystem::path& home);

/// Where the house style lies that `name` means: the shipped one of this id, else the folder or
/// file of this path. Throws InputError if there is neither.
[[nodiscard]] std::filesystem::path find_house_style(const std::filesystem::path& home,
                                                     const std::string& name);

/// The id that the lexicon's lexicon.json gives it; "" if it cannot be read.
[[nodiscard]] std::string read_lexicon_id(const std::filesystem::path& folder);

}  // namespace parallax
