#include "jq/strings.hpp"

#include <cmath>

#include "jq/operators.hpp"
#include "jq/runtime.hpp"
#include "jq/utf8.hpp"

namespace dora::jq {
namespace {

constexpr char kBase64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

bool as_text(Runtime& runtime, const Value& value, std::string& out) {
  if (value.is_string()) {
    out = value.text();
    return true;
  }
  return append_json(value, out) || runtime.unsupported("depth");
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.' || c == '~';
}

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string escape_uri(std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  return out;
}

std::string encode_base64(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      group = group << 8 | (i + j < text.size() ? static_cast<unsigned char>(text[i + j]) : 0U);
    }
    for (std::size_t j = 0; j < 4; ++j) {
      const bool padding = i + j > text.size();
      out += padding ? '=' : kBase64[group >> (18 - 6 * j) & 63];
    }
  }
  return out;
}

void append_quoted(std::string_view text, char quote, std::string_view escaped, std::string& out) {
  out += quote;
  for (const char c : text) {
    if (c == quote) {
      out += escaped;
    } else {
      out += c;
    }
  }
  out += quote;
}

void append_tab_separated(std::string_view text, std::string& out) {
  for (const char c : text) {
    switch (c) {
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out += c;
    }
  }
}

bool format_row(Runtime& runtime, bool csv, const Value& row, std::string& out) {
  if (!row.is_array()) {
    return raise_type_error(
        runtime, row,
        csv ? "cannot be csv-formatted, only array" : "cannot be tsv-formatted, only array");
  }
  for (const Value& cell : row.items()) {
    if (&cell != row.items().data()) out += csv ? ',' : '\t';
    if (cell.is_array() || cell.is_object()) {
      return raise_type_error(runtime, cell, "is not valid in a csv row");
    }
    const bool nan = cell.is_number() && std::isnan(cell.as_number());
    if (cell.is_string() && csv) {
      append_quoted(cell.text(), '"', "\"\"", out);
    } else if (cell.is_string()) {
      append_tab_separated(cell.text(), out);
    } else if (!cell.is_null() && !nan) {
      out += to_json(cell);
    }
  }
  return true;
}

bool format_shell(Runtime& runtime, const Value& value, std::string& out) {
  Value one = Value::array();
  if (!value.is_array()) one.push_back(value);
  const Value& words = value.is_array() ? value : one;
  for (const Value& word : words.items()) {
    if (&word != words.items().data()) out += ' ';
    if (word.is_array() || word.is_object()) {
      return raise_type_error(runtime, word, "can not be escaped for shell");
    }
    if (word.is_string()) {
      append_quoted(word.text(), '\'', "'\\''", out);
    } else {
      out += to_json(word);
    }
  }
  return true;
}

// jq writes NUL as \0 in these formats, by an accident of its tables.
bool has_no_nul(Runtime& runtime, const std::string& text) {
  return text.find('\0') == std::string::npos || runtime.unsupported("NUL");
}

}  // namespace

Value split(std::string_view text, std::string_view separator) {
  Value parts = Value::array();
  if (text.empty()) return parts;
  if (separator.empty()) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      utf8_next(text, at);
      parts.push_back(Value::string(text.substr(begin, at - begin)));
    }
    return parts;
  }
  std::size_t begin = 0;
  for (;;) {
    const std::size_t end = text.find(separator, begin);
    parts.push_back(Value::string(text.substr(begin, end - begin)));
    if (end == std::string_view::npos) return parts;
    begin = end + separator.size();
  }
}

bool format(Runtime& runtime, Format format, const Value& value, std::string& out) {
  switch (format) {
    case Format::kText:
      return as_text(runtime, value, out);
    case Format::kJson:
      return append_json(value, out) || runtime.unsupported("depth");
    case Format::kCsv:
    case Format::kTsv:
      return format_row(runtime, format == Format::kCsv, value, out) && has_no_nul(runtime, out);
    case Format::kSh:
      return format_shell(runtime, value, out) && has_no_nul(runtime, out);
    default:
      break;
  }
  std::string text;
  if (!as_text(runtime, value, text)) return false;
  if (format == Format::kHtml) {
    if (!has_no_nul(runtime, text)) return false;
    // Versions of jq differ in how they write an apostrophe.
    if (text.find('\'') != std::string::npos) return runtime.unsupported("@html");
  }
  if (format == Format::kHtml) out = escape_html(text);
  if (format == Format::kUri) out = escape_uri(text);
  if (format == Format::kBase64) out = encode_base64(text);
  if (format == Format::kUrid || format == Format::kBase64d) {
    return runtime.unsupported(format == Format::kUrid ? "@urid" : "@base64d");
  }
  return runtime.charge(out.size() / 16);
}

}  // namespace dora::jq
