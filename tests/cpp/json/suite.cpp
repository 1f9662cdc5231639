// The 318 parsing tests of JSONTestSuite (Nicolas Seriot): what every parser must accept (y_) and
// refuse (n_), and where skipping, which looks at less, accepts more than reading does.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "json/validate.hpp"

using namespace dora;
using namespace dora::json;

namespace {

struct Leniency {
  const char* reason;
  std::vector<const char*> files;
};

/// Every file that skip() and expect_end() accept though check_document refuses it.
const Leniency kLenient[] = {
    {"commas, colons, keys and values are not matched to one another inside a container",
     {"n_array_1_true_without_comma",
      "n_array_colon_instead_of_comma",
      "n_array_comma_and_number",
      "n_array_double_comma",
      "n_array_double_extra_comma",
      "n_array_extra_comma",
      "n_array_inner_array_no_comma",
      "n_array_items_separated_by_semicolon",
      "n_array_just_comma",
      "n_array_missing_value",
      "n_array_number_and_comma",
      "n_array_number_and_several_commas",
      "n_object_comma_instead_of_colon",
      "n_object_double_colon",
      "n_object_garbage_at_end",
      "n_object_lone_continuation_byte_in_key_and_trailing_comma",
      "n_object_missing_key",
      "n_object_missing_semicolon",
      "n_object_non_string_key",
      "n_object_non_string_key_but_huge_number_instead",
      "n_object_repeated_null_null",
      "n_object_several_trailing_commas",
      "n_object_trailing_comma",
      "n_object_two_commas_in_a_row",
      "n_object_with_single_string"}},
    {"inside a container, whatever stands between strings and brackets is not read: words, "
     "comments, signs",
     {"n_array_a_invalid_utf8",
      "n_array_invalid_utf8",
      "n_array_star_inside",
      "n_incomplete_false",
      "n_incomplete_null",
      "n_incomplete_true",
      "n_object_bad_value",
      "n_object_emoji",
      "n_object_key_with_single_quotes",
      "n_object_missing_colon",
      "n_object_single_quote",
      "n_object_unquoted_key",
      "n_string_accentuated_char_no_quotes",
      "n_string_single_quote",
      "n_structure_U+2060_word_joined",
      "n_structure_angle_bracket_null",
      "n_structure_capitalized_True",
      "n_structure_null-byte-outside-string",
      "n_structure_object_with_comment",
      "n_structure_whitespace_U+2060_word_joiner",
      "n_structure_whitespace_formfeed"}},
    {"numbers inside a container are not read",
     {"n_array_just_minus",
      "n_number_++",
      "n_number_+1",
      "n_number_+Inf",
      "n_number_-01",
      "n_number_-1.0.",
      "n_number_-2.",
      "n_number_-NaN",
      "n_number_.-1",
      "n_number_.2e-3",
      "n_number_0.1.2",
      "n_number_0.3e+",
      "n_number_0.3e",
      "n_number_0.e1",
      "n_number_0_capital_E+",
      "n_number_0_capital_E",
      "n_number_0e+",
      "n_number_0e",
      "n_number_1.0e+",
      "n_number_1.0e-",
      "n_number_1.0e",
      "n_number_1_000",
      "n_number_1eE2",
      "n_number_2.e+3",
      "n_number_2.e-3",
      "n_number_2.e3",
      "n_number_9.e+",
      "n_number_Inf",
      "n_number_NaN",
      "n_number_U+FF11_fullwidth_digit_one",
      "n_number_expression",
      "n_number_hex_1_digit",
      "n_number_hex_2_digits",
      "n_number_infinity",
      "n_number_invalid+-",
      "n_number_invalid-negative-real",
      "n_number_invalid-utf-8-in-bigger-int",
      "n_number_invalid-utf-8-in-exponent",
      "n_number_invalid-utf-8-in-int",
      "n_number_minus_infinity",
      "n_number_minus_sign_with_trailing_garbage",
      "n_number_minus_space_1",
      "n_number_neg_int_starting_with_zero",
      "n_number_neg_real_without_int_part",
      "n_number_neg_with_garbage_at_end",
      "n_number_real_garbage_after_e",
      "n_number_real_with_invalid_utf8_after_e",
      "n_number_real_without_fractional_part",
      "n_number_starting_with_dot",
      "n_number_with_alpha",
      "n_number_with_alpha_char",
      "n_number_with_leading_zero"}},
    {"which escapes a string holds is not looked at, only that the byte after the sign is no end",
     {"n_string_1_surrogate_then_escape_u", "n_string_1_surrogate_then_escape_u1",
      "n_string_1_surrogate_then_escape_u1x", "n_string_backslash_00", "n_string_escape_x",
      "n_string_escaped_ctrl_char_tab", "n_string_escaped_emoji",
      "n_string_incomplete_escaped_character", "n_string_incomplete_surrogate",
      "n_string_incomplete_surrogate_escape_invalid", "n_string_invalid-utf-8-in-escape",
      "n_string_invalid_backslash_esc", "n_string_invalid_unicode_escape",
      "n_string_invalid_utf8_after_escape", "n_string_unicode_CapitalU"}},
    {"control characters in a string are not looked for",
     {"n_string_unescaped_ctrl_char", "n_string_unescaped_newline", "n_string_unescaped_tab"}},
    {"UTF-8 is not checked (JSONTestSuite leaves these files free; the strict mode refuses them)",
     {"i_string_UTF-8_invalid_sequence", "i_string_UTF8_surrogate_U+D800", "i_string_invalid_utf-8",
      "i_string_iso_latin_1", "i_string_lone_utf8_continuation_byte",
      "i_string_not_in_unicode_range", "i_string_overlong_sequence_2_bytes",
      "i_string_overlong_sequence_6_bytes", "i_string_overlong_sequence_6_bytes_null",
      "i_string_truncated-utf-8"}},
};

std::map<std::string, std::string> load_suite() {
  namespace fs = std::filesystem;
  std::map<std::string, std::string> suite;
  const fs::path folder = fs::path(DORA_SHARED_DATA_DIR) / "json-test-suite" / "test_parsing";
  std::error_code absent;
  for (const auto& entry : fs::directory_iterator(folder, absent)) {
    std::ifstream file(entry.path(), std::ios::binary);
    suite[entry.path().stem().string()] = {std::istreambuf_iterator<char>(file), {}};
  }
  if (suite.empty()) WARN("JSONTestSuite is not here: " << folder << "; nothing was checked");
  return suite;
}

bool skips(std::string_view text) {
  const PaddedText padded(text);
  Cursor cursor(padded.view(), true);
  return cursor.skip_bom() && cursor.skip() && cursor.expect_end();
}

}  // namespace

TEST_CASE("JSONTestSuite: the strict mode accepts every y_ and refuses every n_", "[json][suite]") {
  const auto suite = load_suite();
  if (!suite.empty()) CHECK(suite.size() == 318);
  for (const auto& [name, text] : suite) {
    const Error error = check_document(text);
    INFO(name << ": " << error_id(error.code) << " at " << error.offset);
    if (name[0] == 'y') CHECK(!error);
    if (name[0] == 'n') CHECK(error);
    CHECK(error.offset <= text.size());
  }
}

TEST_CASE("JSONTestSuite: skipping accepts more than reading exactly where the list says so",
          "[json][suite]") {
  const auto suite = load_suite();
  std::map<std::string, const char*> listed;
  for (const Leniency& leniency : kLenient) {
    for (const char* name : leniency.files) listed[name] = leniency.reason;
  }
  for (const auto& [name, text] : suite) {
    const bool strict = !check_document(text);
    const bool lenient = skips(text);
    INFO(name << ": read " << strict << ", skipped " << lenient << ", on the list "
              << listed.count(name));
    CHECK((lenient && !strict) == (listed.count(name) != 0));
    CHECK((lenient || !strict));  // never the other way round
  }
  for (const auto& [name, reason] : listed) {
    INFO(name << " is listed because " << reason << ", but is no file of the suite");
    CHECK((suite.empty() || suite.count(name) != 0));
  }
}

TEST_CASE("JSONTestSuite: what is cut off is never accepted, skipped or read", "[json][suite]") {
  // Names of the suite for texts that end too early, wherever else skipping may be lenient.
  for (const auto& [name, text] : load_suite()) {
    const bool cut = name.find("unclosed") != std::string::npos ||
                     name.find("unterminated") != std::string::npos;
    INFO(name);
    if (cut) CHECK_FALSE(skips(text));
  }
}
