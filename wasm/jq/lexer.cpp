#include "jq/lexer.hpp"

#include <algorithm>

#include "jq/utf8.hpp"

namespace dora::jq {
namespace {

constexpr std::string_view kKeywords[] = {
    "and", "as",     "break",   "catch", "def",    "elif", "else",   "end",  "foreach",
    "if",  "import", "include", "label", "module", "or",   "reduce", "then", "try"};
// Longest first, so that the first match is the right one.
constexpr std::string_view kSymbols[] = {
    "?//", "//=", "!=", "==", "//", "|=", "+=", "-=", "*=", "/=", "%=", "<=", ">=", "..", ".",
    "?",   "=",   ";",  ",",  ":",  "|",  "+",  "-",  "*",  "/",  "%",  "$",  "<",  ">"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool starts_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

}  // namespace

Token Lexer::make(TokenKind kind, std::size_t begin, std::size_t skip) const {
  return {kind, std::string(source_.substr(begin + skip, at_ - begin - skip)), begin};
}

Token Lexer::fail(std::size_t offset, std::string detail) {
  if (!error_) error_ = Error{ErrorCode::kJqSyntax, offset, std::move(detail)};
  at_ = source_.size();
  open_.clear();
  return {TokenKind::kEnd, {}, offset};
}

// A comment ends with its line, unless an odd number of backslashes precedes the line's end.
void Lexer::skip_space_and_comments() {
  while (at_ < source_.size()) {
    const char c = source_[at_];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      ++at_;
    } else if (c == '#') {
      bool escaped = false;
      for (; at_ < source_.size() && (source_[at_] != '\n' || escaped); ++at_) {
        const bool carriage = source_[at_] == '\r' && source_.substr(at_ + 1, 1) == "\n";
        if (carriage) continue;
        escaped = source_[at_] == '\\' && !escaped;
      }
    } else {
      return;
    }
  }
}

std::size_t Lexer::name_end(std::size_t begin, bool qualified) const {
  std::size_t end = begin;
  if (end >= source_.size() || !starts_name(source_[end])) return begin;
  while (end < source_.size() && (starts_name(source_[end]) || is_digit(source_[end]))) ++end;
  if (qualified && source_.substr(end, 2) == "::") {
    const std::size_t rest = name_end(end + 2, true);
    if (rest > end + 2) return rest;
  }
  return end;
}

Token Lexer::next() {
  if (!open_.empty() && open_.back() == '"') return string_part();
  skip_space_and_comments();
  if (at_ >= source_.size()) return {TokenKind::kEnd, {}, at_};
  const std::size_t begin = at_;
  const char c = source_[begin];
  const char after = begin + 1 < source_.size() ? source_[begin + 1] : '\0';
  if (c == '"') {
    ++at_;
    open_ += '"';
    return make(TokenKind::kStringBegin, begin);
  }
  if (is_digit(c) || (c == '.' && is_digit(after))) return number();
  if (starts_name(c)) {
    at_ = name_end(begin, true);
    Token token = make(TokenKind::kIdentifier, begin);
    const bool keyword =
        std::find(std::begin(kKeywords), std::end(kKeywords), token.text) != std::end(kKeywords);
    if (keyword) token.kind = TokenKind::kKeyword;
    return token;
  }
  if (c == '.' && starts_name(after)) {
    at_ = name_end(begin + 1, false);
    return make(TokenKind::kField, begin, 1);
  }
  if (c == '$' && starts_name(after)) {
    at_ = name_end(begin + 1, true);
    return make(TokenKind::kVariable, begin, 1);
  }
  if (c == '@' && (starts_name(after) || is_digit(after))) {
    ++at_;
    while (at_ < source_.size() && (starts_name(source_[at_]) || is_digit(source_[at_]))) ++at_;
    return make(TokenKind::kFormat, begin, 1);
  }
  return symbol();
}

Token Lexer::number() {
  const std::size_t begin = at_;
  const auto digits = [this] {
    while (at_ < source_.size() && is_digit(source_[at_])) ++at_;
  };
  digits();
  if (at_ < source_.size() && source_[at_] == '.') {
    ++at_;
    digits();
  }
  if (at_ < source_.size() && (source_[at_] == 'e' || source_[at_] == 'E')) {
    std::size_t exponent = at_ + 1;
    if (exponent < source_.size() && (source_[exponent] == '+' || source_[exponent] == '-')) {
      ++exponent;
    }
    if (exponent < source_.size() && is_digit(source_[exponent])) {
      at_ = exponent;
      digits();
    }
  }
  return make(TokenKind::kNumber, begin);
}

Token Lexer::symbol() {
  const std::size_t begin = at_;
  const char c = source_[begin];
  if (c == '(' || c == '[' || c == '{') {
    open_ += c;
    ++at_;
    return make(TokenKind::kSymbol, begin);
  }
  if (c == ')' || c == ']' || c == '}') {
    const char wanted = c == ')' ? '(' : (c == ']' ? '[' : '{');
    const char opened = open_.empty() ? '\0' : open_.back();
    if (opened != wanted && !(c == ')' && opened == '\\')) return fail(begin, std::string(1, c));
    open_.pop_back();
    ++at_;
    return make(TokenKind::kSymbol, begin);
  }
  for (const std::string_view symbol : kSymbols) {
    if (source_.substr(begin, symbol.size()) != symbol) continue;
    at_ += symbol.size();
    return make(TokenKind::kSymbol, begin);
  }
  return fail(begin, std::string(source_.substr(begin, utf8_length(c))));
}

Token Lexer::string_part() {
  const std::size_t begin = at_;
  if (at_ >= source_.size()) return fail(begin, "\"");
  if (source_[at_] == '"') {
    ++at_;
    open_.pop_back();
    return make(TokenKind::kStringEnd, begin);
  }
  if (source_.substr(at_, 2) == "\\(") {
    at_ += 2;
    open_ += '\\';
    return make(TokenKind::kInterpolation, begin);
  }
  Token token{TokenKind::kStringText, {}, begin};
  while (at_ < source_.size() && source_[at_] != '"' && source_.substr(at_, 2) != "\\(") {
    if (source_[at_] != '\\') {
      token.text += source_[at_++];
      continue;
    }
    const std::size_t escape = at_++;
    if (!decode_escape(source_, at_, token.text)) return fail(escape, "\\");
  }
  return token;
}

}  // namespace dora::jq
