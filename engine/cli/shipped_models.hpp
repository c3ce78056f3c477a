#pragma once

#include <filesystem>
#include <string>

namespace parallax {

/// The model file that `named` means: itself if there is such a file or the name has a folder or an
/// ending, else the shipped model of this name, models/<name>/<name>.json below `home`. Throws
/// InputError if neither is there, with the names there are.
[[nodiscard]] std::filesystem::path find_model_file(const std::filesystem::path& home,
                                                    const std::string& named);

}  // namespace parallax
