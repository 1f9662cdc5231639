#include "jq/builtins.hpp"

#include <iterator>
#include <string>

#include "jq/functions.hpp"

namespace dora::jq {
namespace {

constexpr Builtin value_function(std::string_view name, std::uint8_t arity, ValueFunction function,
                                 bool last_outermost = true) {
  return {name, arity, Special::kNone, function, last_outermost, KindSet::kValues};
}

constexpr Builtin special(std::string_view name, std::uint8_t arity, Special kind) {
  return {name, arity, kind, nullptr, false, KindSet::kValues};
}

constexpr Builtin of_kind(std::string_view name, KindSet kinds) {
  return {name, 0, Special::kTypeSelect, nullptr, false, kinds};
}

constexpr Builtin kBuiltins[] = {
    value_function("type", 0, fn::type),
    value_function("length", 0, fn::length),
    value_function("utf8bytelength", 0, fn::utf8_byte_length),
    value_function("tostring", 0, fn::to_string),
    value_function("tonumber", 0, fn::to_number),
    value_function("toboolean", 0, fn::to_boolean),
    value_function("tojson", 0, fn::to_json_text),
    value_function("fromjson", 0, fn::from_json_text),
    value_function("keys", 0, fn::keys),
    value_function("keys_unsorted", 0, fn::keys_unsorted),
    value_function("has", 1, fn::has),
    value_function("contains", 1, fn::contains),
    value_function("error", 1, fn::error_of),
    value_function("getpath", 1, fn::get_path),
    value_function("to_entries", 0, fn::to_entries),
    value_function("from_entries", 0, fn::from_entries),
    value_function("have_literal_numbers", 0, fn::yes),
    value_function("floor", 0, fn::floor),
    value_function("ceil", 0, fn::ceil),
    value_function("round", 0, fn::round),
    value_function("trunc", 0, fn::trunc),
    value_function("rint", 0, fn::rint),
    value_function("nearbyint", 0, fn::rint),
    value_function("sqrt", 0, fn::sqrt),
    value_function("fabs", 0, fn::fabs),
    value_function("abs", 0, fn::abs),
    value_function("pow", 2, fn::pow),
    value_function("infinite", 0, fn::infinite),
    value_function("nan", 0, fn::nan),
    value_function("isinfinite", 0, fn::is_infinite),
    value_function("isnan", 0, fn::is_nan),
    value_function("isnormal", 0, fn::is_normal),
    value_function("isfinite", 0, fn::is_finite),
    value_function("startswith", 1, fn::starts_with),
    value_function("endswith", 1, fn::ends_with),
    value_function("ltrimstr", 1, fn::trim_left, false),
    value_function("rtrimstr", 1, fn::trim_right, false),
    value_function("trimstr", 1, fn::trim_both, false),
    value_function("trim", 0, fn::trim),
    value_function("ltrim", 0, fn::ltrim),
    value_function("rtrim", 0, fn::rtrim),
    value_function("ascii_downcase", 0, fn::ascii_downcase),
    value_function("ascii_upcase", 0, fn::ascii_upcase),
    value_function("explode", 0, fn::explode),
    value_function("implode", 0, fn::implode),
    value_function("split", 1, fn::split_by),
    value_function("join", 1, fn::join, false),
    value_function("indices", 1, fn::indices, false),
    value_function("index", 1, fn::first_index, false),
    value_function("rindex", 1, fn::last_index, false),
    value_function("add", 0, fn::add_all),
    value_function("reverse", 0, fn::reverse),
    value_function("flatten", 0, fn::flatten),
    value_function("flatten", 1, fn::flatten_by, false),
    value_function("sort", 0, fn::sort),
    value_function("unique", 0, fn::unique),
    value_function("min", 0, fn::min),
    value_function("max", 0, fn::max),
    value_function("first", 0, fn::first_item),
    value_function("last", 0, fn::last_item),
    value_function("nth", 1, fn::item_at, false),
    value_function("transpose", 0, fn::transpose),
    value_function("now", 0, fn::now),
    value_function("strptime", 1, fn::parse_time),
    value_function("strftime", 1, fn::format_time),
    value_function("mktime", 0, fn::make_time),
    value_function("gmtime", 0, fn::break_time),
    value_function("fromdate", 0, fn::from_iso8601),
    value_function("fromdateiso8601", 0, fn::from_iso8601),
    value_function("todate", 0, fn::to_iso8601),
    value_function("todateiso8601", 0, fn::to_iso8601),
    special("empty", 0, Special::kEmpty),
    special("error", 0, Special::kError0),
    special("not", 0, Special::kNot),
    special("env", 0, Special::kEnv),
    special("map", 1, Special::kMap),
    special("map_values", 1, Special::kMapValues),
    special("select", 1, Special::kSelect),
    of_kind("values", KindSet::kValues),
    of_kind("nulls", KindSet::kNulls),
    of_kind("booleans", KindSet::kBooleans),
    of_kind("numbers", KindSet::kNumbers),
    of_kind("strings", KindSet::kStrings),
    of_kind("arrays", KindSet::kArrays),
    of_kind("objects", KindSet::kObjects),
    of_kind("iterables", KindSet::kIterables),
    of_kind("scalars", KindSet::kScalars),
    of_kind("normals", KindSet::kNormals),
    of_kind("finites", KindSet::kFinites),
    special("with_entries", 1, Special::kWithEntries),
    special("walk", 1, Special::kWalk),
    special("recurse", 0, Special::kRecurse),
    special("recurse", 1, Special::kRecurse),
    special("recurse", 2, Special::kRecurse),
    special("paths", 0, Special::kPaths),
    special("paths", 1, Special::kPaths),
    special("combinations", 0, Special::kCombinations),
    special("range", 1, Special::kRange),
    special("range", 2, Special::kRange),
    special("range", 3, Special::kRange),
    special("first", 1, Special::kFirst),
    special("last", 1, Special::kLast),
    special("limit", 2, Special::kLimit),
    special("skip", 2, Special::kSkip),
    special("nth", 2, Special::kNth),
    special("until", 2, Special::kUntil),
    special("while", 2, Special::kWhile),
    special("any", 0, Special::kAny),
    special("any", 1, Special::kAny),
    special("any", 2, Special::kAny),
    special("all", 0, Special::kAll),
    special("all", 1, Special::kAll),
    special("all", 2, Special::kAll),
    special("isempty", 1, Special::kIsEmpty),
    special("IN", 1, Special::kIn),
    special("IN", 2, Special::kIn),
    special("in", 1, Special::kInKeys),
    special("inside", 1, Special::kInside),
    special("add", 1, Special::kAdd1),
    special("INDEX", 1, Special::kIndex1),
    special("INDEX", 2, Special::kIndex2),
    special("sort_by", 1, Special::kSortBy),
    special("group_by", 1, Special::kGroupBy),
    special("unique_by", 1, Special::kUniqueBy),
    special("min_by", 1, Special::kMinBy),
    special("max_by", 1, Special::kMaxBy),
    special("match", 1, Special::kMatch),
    special("match", 2, Special::kMatch),
    special("test", 1, Special::kTest),
    special("test", 2, Special::kTest),
    special("capture", 1, Special::kCapture),
    special("capture", 2, Special::kCapture),
    special("scan", 1, Special::kScan),
    special("scan", 2, Special::kScan),
    special("split", 2, Special::kSplit2),
    special("splits", 1, Special::kSplits),
    special("splits", 2, Special::kSplits),
    special("sub", 2, Special::kSub),
    special("sub", 3, Special::kSub),
    special("gsub", 2, Special::kGsub),
    special("gsub", 3, Special::kGsub),
};

// What jq 1.8 has and the engine has not, and names of earlier versions: such a program is valid
// and runs elsewhere. Each name is between spaces, with its arity.
constexpr std::string_view kElsewhere =
    " JOIN/2 JOIN/3 JOIN/4 acos/0 acosh/0 ascii/0 asin/0 asinh/0 atan/0 atan2/2 atanh/0 bsearch/1"
    " builtins/0 cbrt/0 combinations/1 copysign/2 cos/0 cosh/0 date/0 dateadd/2 datesub/2 debug/0"
    " debug/1 del/1 delpaths/1 drem/2 erf/0 erfc/0 exp/0 exp10/0 exp2/0 expm1/0 fdim/2 fmax/2 "
    "fmin/2 fmod/2 fma/3 format/1 frexp/0"
    " fromstream/1 gamma/0 get_jq_origin/0 get_prog_origin/0 get_search_list/0 getpath/1"
    " halt/0 halt_error/0 halt_error/1 have_decnum/0 hypot/2 input/0 input_filename/0"
    " input_line_number/0 inputs/0 j0/0 j1/0 jn/2 ldexp/2 leaf_paths/0 lgamma/0 lgamma_r/0"
    " localtime/0 log/0 log10/0 log1p/0 log2/0 logb/0 ltrimstr/1 modf/0 modulemeta/0 nextafter/2 "
    "nexttoward/2 path/1"
    " pick/1 pow10/0 recurse_down/0 remainder/2 scalb/2 scalbln/2 setpath/2 significand/0 sin/0"
    " sinh/0 splits/1 splits/2 stderr/0 strflocaltime/1 tan/0 tanh/0 tgamma/0 toarray/0 todate/1"
    " tostream/0 truncate_stream/1 y0/0 y1/0 yn/2"
    " isvalid/1 IN/1 IN/2 INDEX/1 INDEX/2 add/1 all/0 all/1 all/2 any/0 any/1 any/2 arrays/0"
    " booleans/0 capture/1 capture/2 combinations/0 finites/0 first/1 fromdate/0"
    " fromdateiso8601/0 gmtime/0 group_by/1 gsub/2 gsub/3 in/1 inside/1 isempty/1 iterables/0"
    " last/1 limit/2 match/1 match/2 max_by/1 min_by/1 mktime/0 normals/0 now/0 nth/2 nulls/0"
    " numbers/0 objects/0 paths/0 paths/1 range/1 range/2 range/3 recurse/0 recurse/1 recurse/2"
    " repeat/1 scalars/0 scan/1 scan/2 skip/2 sort_by/1 split/2 strftime/1 strings/0 strptime/1"
    " sub/2 sub/3 test/1 test/2 todate/0 todateiso8601/0 unique_by/1 until/2 values/0 walk/1"
    " while/2 with_entries/1 ";

}  // namespace

std::uint32_t find_builtin(std::string_view name, std::size_t arity) {
  for (std::size_t i = 0; i < std::size(kBuiltins); ++i) {
    if (kBuiltins[i].name == name && kBuiltins[i].arity == arity) {
      return static_cast<std::uint32_t>(i);
    }
  }
  return kNoBuiltin;
}

const Builtin& builtin_at(std::uint32_t position) { return kBuiltins[position]; }

bool is_jq_builtin(std::string_view name, std::size_t arity) {
  if (find_builtin(name, arity) != kNoBuiltin) return true;
  const std::string entry = ' ' + std::string(name) + '/' + std::to_string(arity) + ' ';
  return kElsewhere.find(entry) != std::string_view::npos;
}

}  // namespace dora::jq
