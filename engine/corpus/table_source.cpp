#include "engine/corpus/table_source.hpp"

#include "engine/core/input_error.hpp"
#include "engine/corpus/unpack.hpp"

#include <string_view>
#include <utility>

namespace parallax {
namespace {

/// Spreadsheets save "Unicode text" as UTF-16, of which no line would be a record.
void refuse_utf16(std::string_view bytes, const InputName& name) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        throw InputError(Fault{name.given, 0, 0, "this is UTF-16; save the file as UTF-8", ""});
}

}  // namespace

TableSource::TableSource(const std::filesystem::path& path, const InputName& name)
    : reader_(path == standard_input ? FileReader::of_standard_input() : FileReader(path)),
      name_(name) {}

bool TableSource::append_piece(std::string& out) {
    if (at_end_) return false;
    const std::size_t begin = out.size();
    const bool is_first = bytes_ == 0;
    const std::size_t length = reader_.append_next(out, piece_size);
    const auto piece = [&] { return std::string_view(out).substr(begin); };
    at_end_ = length < piece_size;
    bytes_ += length;
    digest_.update(piece());
    if (is_first && is_packed(piece())) unpack_all(out, begin);
    if (is_first) refuse_utf16(piece(), name_);
    return true;
}

void TableSource::unpack_all(std::string& out, std::size_t begin) {
    std::string packed = out.substr(begin);
    out.resize(begin);
    while (!at_end_) {
        const std::size_t length = reader_.append_next(packed, piece_size);
        digest_.update(std::string_view(packed).substr(packed.size() - length));
        bytes_ += length;
        at_end_ = length < piece_size;
    }
    Unpacked file = unpack(std::move(packed), name_.given);
    damage_ = std::move(file.damage);
    out = begin == 0 ? std::move(file.bytes) : out + file.bytes;
}

InputFile TableSource::describe() {
    return InputFile{name_.shown, digest_.finish_hex(), bytes_};
}

}  // namespace parallax
