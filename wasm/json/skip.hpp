#pragma once

/// The loops that decide how fast the engine is, once per instruction set:
///
///   dora::json::scalar    one byte at a time, plain C++: the reference
///   dora::json::sse2      native x86-64
///   dora::json::simd128   WebAssembly
///
/// and dora::json::kernel, the best of those compiled. Each namespace has the same functions, with
/// the same results to the byte; tests hold them to it. All take padded bytes [p, end), of which
/// they read at most kPadding past the end, and all are linear.
///
///   Scan skip_container(const char* p, const char* end, char opener, unsigned levels);
///
/// Skips the rest of an array or object. `p` points anywhere inside it outside a string, `opener`
/// is the bracket that began it, `levels` (1 to kMaxDepth) is how deep the nesting may go, this
/// container included. With kNone, `at` is the byte after its closing bracket. Otherwise the code
/// is kMismatchedBracket (at the closing bracket that fits nothing), kTooDeep (at the opening
/// bracket that is one too many) or kUnexpectedEnd.
///
/// What a skipped region IS checked for: every string in it ends, where the escape sign takes the
/// byte after it out of consideration; brackets outside strings are balanced by type; depth.
/// What it IS NOT checked for: that commas, colons, keys and values stand where they should, the
/// spelling of numbers and literals and of whatever else stands between strings and brackets, which
/// escapes a string holds, control characters, UTF-8.
///
///   const char* skip_string(const char* p, const char* end);
///
/// Skips the rest of a string. `p` points inside it, not behind an escape sign. Returns the byte
/// after the closing quote, or null if the bytes end before it. Nothing else is checked.
///
///   const char* find_special(const char* p, const char* end);
///
/// The first byte that is a quote, an escape sign, a control character (below 0x20) or not ASCII;
/// `end` if there is none.
///
///   std::size_t count_newlines(const char* p, const char* end);
///
/// The number of \n. The one function here that needs no padding.

#include "json/skip_scalar.hpp"

#if defined(__wasm_simd128__)
#include "json/skip_simd128.hpp"
namespace dora::json {
namespace kernel = simd128;
}
#elif defined(__SSE2__)
#include "json/skip_sse2.hpp"
namespace dora::json {
namespace kernel = sse2;
}
#else
namespace dora::json {
namespace kernel = scalar;
}
#endif
