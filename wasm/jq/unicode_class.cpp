#include "jq/unicode_class.hpp"

#include "jq/utf8.hpp"

namespace dora::jq {
namespace {

struct Range {
  std::uint32_t low;
  std::uint32_t high;
};

// Letters, marks and digits.
constexpr Range kWords[] = {{0xaa, 0xaa},     {0xb5, 0xb5},     {0xba, 0xba},     {0xc0, 0xd6},
                            {0xd8, 0xf6},     {0xf8, 0x2c1},    {0x2c6, 0x2d1},   {0x300, 0x36f},
                            {0x386, 0x386},   {0x388, 0x38a},   {0x38e, 0x3a1},   {0x3a3, 0x3f5},
                            {0x400, 0x481},   {0x48a, 0x52f},   {0x5d0, 0x5ea},   {0x620, 0x669},
                            {0x1e00, 0x1f15}, {0x3041, 0x3096}, {0x30a1, 0x30fa}, {0x3400, 0x4dbf},
                            {0x4e00, 0x9fef}, {0xac00, 0xd7a3}};

// Signs, punctuation and emoji, without those that some tables count as letters or numbers.
constexpr Range kOthers[] = {
    {0x80, 0xa9},      {0xab, 0xb1},     {0xb4, 0xb4},       {0xb6, 0xb6},       {0xb8, 0xb8},
    {0xbb, 0xbb},      {0xbf, 0xbf},     {0xd7, 0xd7},       {0xf7, 0xf7},       {0x2000, 0x200a},
    {0x2010, 0x203e},  {0x20a0, 0x20bf}, {0x2190, 0x2426},   {0x2500, 0x2757},   {0x27c0, 0x27ff},
    {0x3000, 0x3002},  {0xff01, 0xff0f}, {0x1f300, 0x1f5ff}, {0x1f600, 0x1f64f}, {0x1f680, 0x1f6c5},
    {0x1f900, 0x1f9ff}};

// Beyond ASCII, case folding gives ASCII letters for these.
constexpr Range kFoldings[] = {{0xdf, 0xdf},     {0x130, 0x130},   {0x149, 0x149},
                               {0x17f, 0x17f},   {0x1f0, 0x1f0},   {0x1e96, 0x1e9a},
                               {0x1e9e, 0x1e9e}, {0x212a, 0x212a}, {0xfb00, 0xfb06}};

template <std::size_t N>
bool within(const Range (&ranges)[N], std::uint32_t code) {
  for (const Range& range : ranges) {
    if (code >= range.low && code <= range.high) return true;
  }
  return false;
}

}  // namespace

Known is_word(std::uint32_t code) {
  if (code < 0x80) {
    const bool word = (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
                      (code >= 'a' && code <= 'z') || code == '_';
    return word ? Known::kYes : Known::kNo;
  }
  if (within(kWords, code)) return Known::kYes;
  return within(kOthers, code) ? Known::kNo : Known::kUnknown;
}

Known is_digit_class(std::uint32_t code) {
  if (code >= '0' && code <= '9') return Known::kYes;
  if (code < 0x660) return Known::kNo;
  if (code <= 0x669) return Known::kYes;
  const bool no_digits = (code >= 0x1e00 && code <= 0xa61f) || (code >= 0xac00 && code <= 0xd7a3) ||
                         within(kOthers, code);
  return no_digits ? Known::kNo : Known::kUnknown;
}

Known is_space_class(std::uint32_t code) {
  const bool space = (code >= 0x09 && code <= 0x0d) || code == 0x20 || code == 0x85 ||
                     code == 0xa0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200a) ||
                     code == 0x2028 || code == 0x2029 || code == 0x202f || code == 0x205f ||
                     code == 0x3000;
  return space ? Known::kYes : Known::kNo;
}

bool has_ascii_folding(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
    } else if (within(kFoldings, utf8_next(text, at))) {
      return true;
    }
  }
  return false;
}

}  // namespace dora::jq
