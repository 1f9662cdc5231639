// Numbers against the C library, and against the grammar written as nlohmann/json has it.

#include <cmath>
#include <limits>
#include <string>

#include "../cpp/json/oracle.hpp"
#include "json/number.hpp"
#include "support/fuzz.hpp"

using namespace dora;
using namespace dora::json;
using namespace fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Exact text(as_text(data, size));
  const char* const begin = text.view().data();
  const char* const end = begin + size;
  Decimal decimal;
  const Scan scan = scan_number(begin, end, decimal);
  demand(begin <= scan.at && scan.at <= end, "a scan stays in the text");
  const bool whole = scan.code == ErrorCode::kNone && scan.at == end;
  const bool digits_last = end[-1] >= '0' && end[-1] <= '9';  // it allows white space behind
  const bool number_first = *begin == '-' || (*begin >= '0' && *begin <= '9');
  const oracle::Verdict verdict = oracle::judge(text.view());
  if (number_first && digits_last && verdict != oracle::Verdict::kNone) {
    demand(whole == (verdict == oracle::Verdict::kAccepts), "the grammar is the same");
  }
  if (!whole) return 0;
  const double found = to_double(decimal, text.view());
  double expected = std::strtod(std::string(text.view()).c_str(), nullptr);
  if (std::isinf(expected)) expected = std::copysign(std::numeric_limits<double>::max(), expected);
  demand(std::memcmp(&found, &expected, sizeof found) == 0, "the nearest double is found");
  return 0;
}
