#pragma once

#include <string_view>

#include "base/error.hpp"
#include "json/cursor.hpp"

namespace dora::json {

/// Reads a value of any kind with every check that the cursor has, and throws it away: nothing in
/// it is skipped. False on error, which the cursor then holds. Linear, without recursion.
bool check_value(Cursor& cursor);

/// Checks that a text is one JSON value by RFC 8259, with nothing but white space around it.
/// Allowed: a UTF-8 byte order mark before it, repeated keys, lone surrogates in \u escapes,
/// numbers out of range of a double. Nesting is limited to kMaxDepth levels. The error's offset
/// counts from the start of the text, mark included; its code is kNone if the text is right. An
/// empty text, or white space alone, is kUnexpectedEnd. Linear, without recursion.
Error check_document(std::string_view text);

/// The same for bytes that have kPadding behind them; the other one has to copy the text.
Error check_padded_document(std::string_view bytes);

}  // namespace dora::json
