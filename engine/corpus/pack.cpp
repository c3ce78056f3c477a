#include "engine/corpus/pack.hpp"

#include "engine/core/input_error.hpp"

#include <memory>
#include <new>

#include <zstd.h>

namespace parallax {
namespace {

struct FreeContext {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

}  // namespace

std::string pack(std::string_view bytes) {
    const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
    if (!context) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    // What a document and its evidence have in common lies far apart in a file of many documents.
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_enableLongDistanceMatching, 1);
    std::string packed(ZSTD_compressBound(bytes.size()), '\0');
    const std::size_t size =
        ZSTD_compress2(context.get(), packed.data(), packed.size(), bytes.data(), bytes.size());
    if (ZSTD_isError(size) != 0) {
        throw SystemError(std::string("cannot compress: ") + ZSTD_getErrorName(size));
    }
    packed.resize(size);
    packed.shrink_to_fit();
    return packed;
}

}  // namespace parallax
