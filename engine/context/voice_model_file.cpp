#include "engine/context/voice_features.hpp"
#include "engine/context/voice_model.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/sha256.hpp"

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <optional>

// A voice model file:
//   parallax-voice-model/1
//   features V     (voice_feature_version)
//   words N
//   speakers N
//   rows N
//   sha256 <64 hexadecimal digits, of all bytes behind the empty line>
//   <empty line>
//   N words, a line each; N lines "question answer weight" of SpeakerWeights; then N rows of a key
//   (4 bytes, little-endian) and 8 weights (a signed byte each); then the moves, 8 × 8 numbers of 2
//   bytes, little-endian.
namespace parallax {
namespace {

constexpr std::string_view format = "parallax-voice-model/1";
constexpr std::size_t row_size = 4 + 8;
constexpr std::size_t moves_size = voice_states * voice_states * 2;

void put(std::string& bytes, std::uint32_t number, int size) {
    for (int at = 0; at < size; ++at) bytes += static_cast<char>(number >> (8 * at) & 0xffu);
}

std::uint32_t get(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t number = 0;
    for (std::size_t byte = 0; byte < size; ++byte) {
        number |= std::uint32_t{static_cast<unsigned char>(bytes[at + byte])} << (8 * byte);
    }
    return number;
}

/// Reads the lines of a model file's head; what is wrong is said of `name`.
class HeadReader {
public:
    HeadReader(std::string_view bytes, std::string_view name) : rest_(bytes), name_(name) {}

    [[nodiscard]] std::string_view rest() const { return rest_; }

    std::string_view line(std::string_view key) {
        ++number_;
        const std::size_t end = rest_.find('\n');
        if (end == std::string_view::npos) refuse("the file ends within its head");
        const std::string_view line = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        if (key.empty()) return line;
        if (line.size() <= key.size() || line.substr(0, key.size()) != key ||
            line[key.size()] != ' ') {
            std::string message = "this line should begin with \"";
            message.append(key).append("\"");
            refuse(std::move(message));
        }
        return line.substr(key.size() + 1);
    }

    std::size_t count(std::string_view key) {
        const std::string_view digits = line(key);
        std::size_t value = 0;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc() || end != digits.data() + digits.size() || value > 10'000'000) {
            std::string message = "\"";
            message.append(shorten_for_message(digits)).append("\" is no count of ").append(key);
            refuse(std::move(message));
        }
        return value;
    }

    [[noreturn]] void refuse(std::string message, bool whole_file = false) const {
        message += "; put the shipped voice model in its place, or train one again";
        throw InputError(
            Fault{std::string(name_), whole_file ? 0 : number_, 0, std::move(message), ""});
    }

private:
    std::string_view rest_;
    std::string_view name_;
    std::size_t number_ = 0;
};

/// "from-cue 12 -340"
std::optional<SpeakerWeights::Row> read_speaker_row(std::string_view line) {
    const std::size_t first = line.find(' ');
    if (first == std::string_view::npos) return std::nullopt;
    const auto question = speaker_question_from(line.substr(0, first));
    SpeakerWeights::Row row;
    const char* const end = line.data() + line.size();
    const auto answer = std::from_chars(line.data() + first + 1, end, row.answer);
    if (!question || answer.ec != std::errc() || answer.ptr == end || *answer.ptr != ' ') {
        return std::nullopt;
    }
    const auto weight = std::from_chars(answer.ptr + 1, end, row.weight);
    if (weight.ec != std::errc() || weight.ptr != end) return std::nullopt;
    row.question = *question;
    return row;
}

}  // namespace

std::string write_voice_model(const VoiceModelParts& parts) {
    std::string body;
    for (const std::string& word : parts.words) body.append(word).append("\n");
    for (const SpeakerWeights::Row& row : parts.speakers) {
        body.append(name_of(row.question)).append(" ").append(std::to_string(row.answer));
        body.append(" ").append(std::to_string(row.weight)).append("\n");
    }
    for (const VoiceModelParts::Row& row : parts.rows) {
        put(body, row.key, 4);
        for (const std::int8_t weight : row.lanes) body += static_cast<char>(weight);
    }
    for (const auto& from : parts.moves) {
        for (const std::int16_t move : from) put(body, static_cast<std::uint16_t>(move), 2);
    }
    std::string bytes(format);
    bytes.append("\nfeatures ").append(std::to_string(voice_feature_version));
    bytes.append("\nwords ").append(std::to_string(parts.words.size()));
    bytes.append("\nspeakers ").append(std::to_string(parts.speakers.size()));
    bytes.append("\nrows ").append(std::to_string(parts.rows.size()));
    bytes.append("\nsha256 ").append(sha256_hex(body)).append("\n\n");
    return bytes.append(body);
}

VoiceModelParts read_voice_model(std::string_view bytes, std::string_view name) {
    HeadReader head(bytes, name);
    if (bytes.substr(0, bytes.find('\n')) != format) {
        std::string message = "this is no voice model: its first line should be ";
        head.refuse(message.append(format), true);
    }
    static_cast<void>(head.line(""));
    if (head.count("features") != voice_feature_version) {
        head.refuse("the model was trained for another version of Parallax");
    }
    const std::size_t words = head.count("words");
    const std::size_t speakers = head.count("speakers");
    const std::size_t rows = head.count("rows");
    const std::string_view sha256 = head.line("sha256");
    if (!head.line("").empty()) head.refuse("this line should be empty");
    std::string_view body = head.rest();
    if (sha256_hex(body) != sha256) {
        head.refuse(
            "the file is damaged: what stands behind its head has another SHA-256 than its "
            "head says",
            true);
    }
    VoiceModelParts parts;
    for (std::size_t index = 0; index < words; ++index) {
        const std::size_t end = body.find('\n');
        if (end == std::string_view::npos)
            head.refuse("the file has fewer words than it says", true);
        parts.words.emplace_back(body.substr(0, end));
        body.remove_prefix(end + 1);
    }
    for (std::size_t index = 0; index < speakers; ++index) {
        const std::size_t end = body.find('\n');
        const auto row = read_speaker_row(body.substr(0, end));
        if (end == std::string_view::npos || !row) {
            head.refuse("the file has other weights of speakers than it says", true);
        }
        parts.speakers.push_back(*row);
        body.remove_prefix(end + 1);
    }
    if (body.size() != rows * row_size + moves_size) {
        head.refuse("the file has another number of rows than it says", true);
    }
    parts.rows.resize(rows);
    for (std::size_t index = 0; index < rows; ++index) {
        VoiceModelParts::Row& row = parts.rows[index];
        row.key = get(body, index * row_size, 4);
        for (std::size_t lane = 0; lane < row.lanes.size(); ++lane) {
            row.lanes[lane] = static_cast<std::int8_t>(body[index * row_size + 4 + lane]);
        }
        if (index > 0 && row.key <= parts.rows[index - 1].key) {
            head.refuse("the file's rows are out of order", true);
        }
    }
    std::size_t at = rows * row_size;
    for (auto& from : parts.moves) {
        for (std::int16_t& move : from) {
            move = static_cast<std::int16_t>(get(body, at, 2));
            if (std::abs(int{move}) > VoiceModelParts::most_move) {
                head.refuse("the file has a move that weighs more than any can", true);
            }
            at += 2;
        }
    }
    return parts;
}

}  // namespace parallax
