#include <string>

#include "jq/number.hpp"
#include "jq/utf8.hpp"
#include "jq/value.hpp"

namespace dora::jq {
namespace {

constexpr int kMaxPrintDepth = 1000;
constexpr int kMaxParseDepth = 1024;

void append_string(std::string_view text, std::string& out) {
  constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7f) continue;
    out.append(text, plain, i - plain);
    plain = i + 1;
    switch (byte) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\f':
        out += "\\f";
        break;
      default:
        out += "\\u00";
        out += kHex[byte >> 4];
        out += kHex[byte & 15];
    }
  }
  out.append(text, plain, text.size() - plain);
  out += '"';
}

bool append(const Value& value, std::string& out, int depth) {
  if (depth > kMaxPrintDepth) return false;
  switch (value.kind()) {
    case Kind::kNull:
      out += "null";
      return true;
    case Kind::kFalse:
      out += "false";
      return true;
    case Kind::kTrue:
      out += "true";
      return true;
    case Kind::kNumber: {
      const std::string_view literal = value.number_literal();
      out += literal.empty() ? format_number(value.as_number()) : std::string(literal);
      return true;
    }
    case Kind::kString:
      append_string(value.text(), out);
      return true;
    case Kind::kArray: {
      out += '[';
      for (const Value& item : value.items()) {
        if (&item != value.items().data()) out += ',';
        if (!append(item, out, depth + 1)) return false;
      }
      out += ']';
      return true;
    }
    case Kind::kObject: {
      out += '{';
      for (const Member& member : value.members()) {
        if (&member != value.members().data()) out += ',';
        append_string(member.key.text(), out);
        out += ':';
        if (!append(member.value, out, depth + 1)) return false;
      }
      out += '}';
      return true;
    }
  }
  return true;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Result<Value> document() {
    Value value;
    skip_space();
    if (!read(value, 0)) return error_;
    skip_space();
    if (at_ < text_.size()) return Error{ErrorCode::kTrailingGarbage, at_, {}};
    return value;
  }

 private:
  bool fail(ErrorCode code) {
    error_ = Error{code, at_, {}};
    return false;
  }

  bool fail_here() {
    return fail(at_ < text_.size() ? ErrorCode::kUnexpectedCharacter : ErrorCode::kUnexpectedEnd);
  }

  void skip_space() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r')) {
      ++at_;
    }
  }

  bool accept(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool read(Value& out, int depth) {
    if (depth > kMaxParseDepth) return fail(ErrorCode::kTooDeep);
    if (at_ >= text_.size()) return fail(ErrorCode::kUnexpectedEnd);
    switch (text_[at_]) {
      case '{':
        return read_object(out, depth);
      case '[':
        return read_array(out, depth);
      case '"':
        return read_string(out);
      case 't':
        return read_word("true", Value::boolean(true), out);
      case 'f':
        return read_word("false", Value::boolean(false), out);
      case 'n':
        return read_word("null", Value(), out);
      default:
        return read_number(out);
    }
  }

  bool read_word(std::string_view word, Value value, Value& out) {
    if (text_.substr(at_, word.size()) != word) return fail(ErrorCode::kBadLiteral);
    at_ += word.size();
    out = std::move(value);
    return true;
  }

  bool read_number(Value& out) {
    const std::size_t start = at_;
    const std::size_t end = text_.find_first_not_of("+-.0123456789eE", start);
    const std::string_view number = text_.substr(start, end - start);
    if (number.empty()) return fail_here();
    const std::size_t digit = number[0] == '-' ? 1 : 0;
    const bool zero = number.size() > digit + 1 && number[digit] == '0' &&
                      number[digit + 1] >= '0' && number[digit + 1] <= '9';
    const std::size_t point = number.find('.');
    const bool bare = digit < number.size() && number[digit] == '.';
    const bool open =
        point != std::string_view::npos &&
        (point + 1 == number.size() || number[point + 1] < '0' || number[point + 1] > '9');
    if (!is_number_text(number) || zero || bare || open) return fail(ErrorCode::kBadNumber);
    at_ += number.size();
    out = Value::number_text(number);
    return true;
  }

  bool read_string(Value& out) {
    std::string bytes;
    std::size_t bad = 0;
    const StringEnd end = decode_json_string(text_, at_ + 1, bytes, bad);
    if (end.error != ErrorCode::kNone) {
      at_ = bad;
      return fail(end.error);
    }
    at_ = end.next;
    out = Value::string(bytes);
    return true;
  }

  bool read_array(Value& out, int depth) {
    ++at_;
    Value array = Value::array();
    skip_space();
    if (!accept(']')) {
      do {
        Value item;
        skip_space();
        if (!read(item, depth + 1)) return false;
        array.push_back(std::move(item));
        skip_space();
      } while (accept(','));
      if (!accept(']')) return fail_here();
    }
    out = std::move(array);
    return true;
  }

  bool read_object(Value& out, int depth) {
    ++at_;
    Value object = Value::object();
    skip_space();
    if (!accept('}')) {
      do {
        Value key;
        Value value;
        skip_space();
        if (at_ >= text_.size() || text_[at_] != '"') return fail_here();
        if (!read_string(key)) return false;
        skip_space();
        if (!accept(':')) return fail_here();
        skip_space();
        if (!read(value, depth + 1)) return false;
        object.set(std::move(key), std::move(value));
        skip_space();
      } while (accept(','));
      if (!accept('}')) return fail_here();
    }
    out = std::move(object);
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Error error_;
};

}  // namespace

bool append_json(const Value& value, std::string& out) { return append(value, out, 0); }

std::string to_json(const Value& value) {
  std::string out;
  append_json(value, out);
  return out;
}

Result<Value> from_json(std::string_view json) { return Reader(json).document(); }

}  // namespace dora::jq
