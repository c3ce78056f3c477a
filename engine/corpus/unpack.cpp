#include "engine/corpus/unpack.hpp"

#include "engine/core/input_error.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <new>
#include <utility>
#include <vector>

#include <boost/iostreams/categories.hpp>
#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filter/zlib.hpp>
#include <fmt/format.h>
#include <zstd.h>

namespace parallax {
namespace {

constexpr std::string_view gzip_magic = "\x1F\x8B";
constexpr std::string_view zstd_magic = "\x28\xB5\x2F\xFD";
constexpr std::array<std::string_view, 2> packed_endings = {".gz", ".zst"};

constexpr std::string_view ends_early =
    "the compressed file ends early; what came before was read, copy the file again for the rest";
constexpr std::string_view is_damaged =
    "the compressed file is damaged from here on; what came before was read, copy the file again "
    "for the rest";

/// The packed bytes as Boost.Iostreams reads them: its own array_source cannot feed a filter that
/// is called directly, and a filtering_stream would hide what was read before a fault.
class PackedSource {
public:
    using char_type = char;
    using category = boost::iostreams::source_tag;

    explicit PackedSource(std::string_view rest) : rest_(rest) {}

    std::streamsize read(char* out, std::streamsize size) {
        if (rest_.empty()) return -1;
        const std::size_t taken = rest_.copy(out, static_cast<std::size_t>(size));
        rest_.remove_prefix(taken);
        return static_cast<std::streamsize>(taken);
    }

private:
    std::string_view rest_;
};

Unpacked unpack_gzip(std::string_view packed) {
    namespace io = boost::iostreams;
    // A piece that meets a fault is lost whole, so pieces are short.
    constexpr std::size_t piece_size = 64;
    Unpacked result;
    std::array<char, piece_size> piece{};
    io::gzip_decompressor filter;
    PackedSource source(packed);
    try {
        for (;;) {
            const std::streamsize got =
                filter.read(source, piece.data(), static_cast<std::streamsize>(piece.size()));
            if (got < 0) break;
            result.bytes.append(piece.data(), static_cast<std::size_t>(got));
        }
    } catch (const io::gzip_error& error) {
        const bool early =
            error.zlib_error_code() == io::zlib::buf_error || error.error() == io::gzip::bad_footer;
        result.damage = early ? ends_early : is_damaged;
    }
    return result;
}

Unpacked unpack_zstd(std::string_view packed) {
    const std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream(ZSTD_createDStream(),
                                                                            &ZSTD_freeDStream);
    if (!stream) throw std::bad_alloc();
    constexpr int longest_window = 31;
    ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, longest_window);
    Unpacked result;
    std::vector<char> piece(ZSTD_DStreamOutSize());
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    std::size_t wanted = 0;
    bool piece_was_full = false;
    while (in.pos < in.size || piece_was_full) {
        ZSTD_outBuffer out{piece.data(), piece.size(), 0};
        wanted = ZSTD_decompressStream(stream.get(), &out, &in);
        if (ZSTD_isError(wanted) != 0) {
            result.damage = is_damaged;
            return result;
        }
        result.bytes.append(piece.data(), out.pos);
        piece_was_full = out.pos == out.size && wanted != 0;
    }
    if (wanted != 0) result.damage = ends_early;
    return result;
}

}  // namespace

bool is_packed(std::string_view bytes) {
    return bytes.starts_with(gzip_magic) || bytes.starts_with(zstd_magic);
}

Unpacked unpack(std::string&& packed, const std::string& file) {
    if (!is_packed(packed)) return Unpacked{std::move(packed), ""};
    const bool is_gzip = packed.starts_with(gzip_magic);
    Unpacked result = is_gzip ? unpack_gzip(packed) : unpack_zstd(packed);
    if (!result.damage.empty() && result.bytes.empty())
        throw InputError(
            Fault{file, 0, 0,
                  fmt::format("this looks like a {} file, but nothing could be read of it; "
                              "fetch or compress it again",
                              is_gzip ? "gzip" : "Zstandard"),
                  ""});
    return result;
}

std::string_view strip_packing(std::string_view name) {
    for (const std::string_view ending : packed_endings)
        if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
    return name;
}

}  // namespace parallax
