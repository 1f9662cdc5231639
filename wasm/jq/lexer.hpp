#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"

namespace dora::jq {

enum class TokenKind : unsigned char {
  kEnd,
  kIdentifier,  // name; may be qualified with ::
  kKeyword,     // as, if, reduce, ...
  kField,       // .name
  kVariable,    // $name
  kFormat,      // @name
  kNumber,
  kStringBegin,    // the opening quote
  kStringText,     // decoded text between interpolations
  kInterpolation,  // \(
  kStringEnd,      // the closing quote
  kSymbol,         // everything else, in `text`
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string text;
  std::size_t offset = 0;
};

/// Splits jq's source into tokens, one at a time. Strings come as several tokens, because an
/// interpolation holds a program of its own; the lexer remembers the open brackets to know which
/// parenthesis ends it.
class Lexer {
 public:
  explicit Lexer(std::string_view source) : source_(source) {}

  /// The next token; after an error, and at the end, kEnd.
  Token next();
  const Error& error() const { return error_; }

 private:
  Token string_part();
  Token number();
  Token symbol();
  Token make(TokenKind kind, std::size_t begin, std::size_t skip = 0) const;
  Token fail(std::size_t offset, std::string detail);
  void skip_space_and_comments();
  std::size_t name_end(std::size_t begin, bool qualified) const;

  std::string_view source_;
  std::size_t at_ = 0;
  std::string open_;  // ( [ { and, for an interpolation, \; inside a string, "
  Error error_;
};

}  // namespace dora::jq
