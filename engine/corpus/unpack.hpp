#pragma once

#include <string>
#include <string_view>

namespace parallax {

/// The bytes of an input after decompression.
struct Unpacked {
    std::string bytes;
    /// Why the compressed stream could not be read to its end, as a sentence; empty if it could.
    std::string damage;
};

/// True for bytes that begin as gzip or Zstandard streams do.
[[nodiscard]] bool is_packed(std::string_view bytes);

/// Decompresses gzip (several members too) and Zstandard (several frames too), known by their magic
/// bytes; anything else is handed on as it is. A stream that ends early or is corrupt yields what
/// came before. Throws InputError naming `file` if nothing could be read of such a stream.
[[nodiscard]] Unpacked unpack(std::string&& packed, const std::string& file);

/// `name` without a final .gz or .zst.
[[nodiscard]] std::string_view strip_packing(std::string_view name);

}  // namespace parallax
