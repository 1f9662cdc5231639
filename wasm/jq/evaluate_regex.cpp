#include "jq/evaluator.hpp"
#include "jq/regex.hpp"
#include "jq/regex_values.hpp"

namespace dora::jq {
namespace {

const Value kGlobal = Value::string("g");

// Flags as jq reads them; false for a letter that it does not know.
bool read_flags(std::string_view letters, RegexOptions& options, bool& global, bool& covered) {
  for (const char letter : letters) {
    switch (letter) {
      case 'g':
        global = true;
        break;
      case 'i':
        options.ignore_case = true;
        break;
      case 'x':
        options.extended = true;
        break;
      case 's':
        break;  // ^ and $ are the ends of the text anyway
      case 'n':
        options.not_empty = true;
        break;
      case 'p':
        options.dot_all = true;
        break;
      case 'l':
      case 'm':
        covered = false;
        break;
      default:
        return false;
    }
  }
  return true;
}

// jq writes captures of an empty match as if they were empty, too.
bool captures_text(const std::vector<std::ptrdiff_t>& captures) {
  for (std::size_t i = 2; i < captures.size(); i += 2) {
    if (captures[i] != captures[i + 1]) return true;
  }
  return false;
}

}  // namespace

std::shared_ptr<const Regex> compile_constant_regex(const Value& pattern, const Value* flags,
                                                    bool& checked) {
  RegexOptions options;
  bool global = false;
  bool covered = true;
  checked = pattern.is_string() && (flags == nullptr || flags->is_string() || flags->is_null());
  if (checked && flags != nullptr && flags->is_string()) {
    checked = read_flags(flags->text(), options, global, covered);
  }
  return checked && covered ? Regex::compile(pattern.text(), options) : nullptr;
}

// Checks the operands as jq's matcher does, in its order.
bool Evaluator::prepare(const Node& n, const Value& input, const Value& pattern, const Value& flags,
                        Search& search) {
  if (!input.is_string()) {
    return raise_type_error(runtime_, input, "cannot be matched, as it is not a string");
  }
  if (!pattern.is_string()) return raise_type_error(runtime_, pattern, "is not a string");
  RegexOptions options;
  bool covered = true;
  if (flags.is_string()) {
    if (!read_flags(flags.text(), options, search.global, covered)) {
      return runtime_.raise(std::string(flags.text()) + " is not a valid modifier string");
    }
  } else if (!flags.is_null()) {
    return raise_type_error(runtime_, flags, "is not a string");
  }
  if (n.c != kNoNode) {
    search.regex = code_.regexes[n.c];
    return true;
  }
  if (covered) search.regex = Regex::compile(pattern.text(), options);
  if (search.regex == nullptr) return runtime_.unsupported("regex");
  return runtime_.charge(pattern.text().size() * 4);
}

// Calls `on_match` with the captures of each match, from left to right.
template <typename OnMatch>
bool Evaluator::each_match(const Search& search, std::string_view text, OnMatch&& on_match) {
  std::vector<std::ptrdiff_t> captures;
  for (std::size_t from = 0; from <= text.size();) {
    switch (search.regex->search(runtime_, text, from, captures)) {
      case Regex::Found::kFailed:
        return false;
      case Regex::Found::kNothing:
        return true;
      default:
        break;
    }
    if (captures[0] == captures[1] && captures_text(captures)) {
      return runtime_.unsupported("capture in an empty match");
    }
    if (!on_match(captures)) return false;
    if (!search.global) return true;
    const auto end = static_cast<std::size_t>(captures[1]);
    if (captures[0] != captures[1]) {
      from = end;
      continue;
    }
    // jq goes on one byte later, which may be within a character.
    if (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) {
      return runtime_.unsupported("empty match before a character beyond ASCII");
    }
    from = end + 1;
  }
  return true;
}

bool Evaluator::search_with(const Node& n, Special special, const Value& input,
                            const Value& pattern, const Value& flags, Sink sink) {
  Search search;
  if (!prepare(n, input, pattern, flags, search)) return false;
  const Value held = input;
  const std::string_view text = held.text();
  if (special == Special::kTest) {
    std::vector<std::ptrdiff_t> captures;
    const Regex::Found found = search.regex->search(runtime_, text, 0, captures);
    Value truth = Value::boolean(found == Regex::Found::kMatch);
    return found != Regex::Found::kFailed && sink(truth);
  }
  CodePointCounter counter(text);
  // jq collects all matches before it goes on with the first.
  std::vector<Value> found;
  const bool done = each_match(search, text, [&](const std::vector<std::ptrdiff_t>& captures) {
    switch (special) {
      case Special::kMatch:
        found.push_back(match_value(*search.regex, text, captures, counter));
        break;
      case Special::kCapture:
        found.push_back(named_captures(*search.regex, text, captures));
        break;
      default:
        found.push_back(scanned(text, captures));
        break;
    }
    return runtime_.charge();
  });
  if (!done) return false;
  for (Value& value : found) {
    if (!sink(value)) return false;
  }
  return true;
}

bool Evaluator::split_with(const Node& n, Special special, const Value& input, const Value& pattern,
                           const Value& flags, Sink sink) {
  Search search;
  if (!prepare(n, input, pattern, flags, search)) return false;
  const Value held = input;
  const std::string_view text = held.text();
  Value parts = Value::array();
  std::size_t begin = 0;
  const bool done = each_match(search, text, [&](const std::vector<std::ptrdiff_t>& captures) {
    const auto end = static_cast<std::size_t>(captures[0]);
    parts.push_back(Value::string(text.substr(begin, end - begin)));
    begin = static_cast<std::size_t>(captures[1]);
    return runtime_.charge();
  });
  if (!done) return false;
  parts.push_back(Value::string(text.substr(begin)));
  if (special == Special::kSplit2) return sink(parts);
  return each_child(parts, sink);
}

// Each output of the replacement makes a text of its own: the n-th output for every match goes to
// the n-th text.
bool Evaluator::substitute(const Node& n, NodeId replacement, const Value& input,
                           const Value& pattern, const Value& flags, const Scope* scope,
                           Sink sink) {
  Search search;
  if (!prepare(n, input, pattern, flags, search)) return false;
  const Value held = input;
  const std::string_view text = held.text();
  std::vector<std::vector<std::ptrdiff_t>> matches;
  if (!each_match(search, text, [&](const std::vector<std::ptrdiff_t>& captures) {
        matches.push_back(captures);
        return runtime_.charge();
      })) {
    return false;
  }
  std::vector<Value> texts;
  std::size_t previous = 0;
  for (const std::vector<std::ptrdiff_t>& captures : matches) {
    const auto begin = static_cast<std::size_t>(captures[0]);
    const std::string_view gap = text.substr(previous, begin - previous);
    std::vector<Value> inserts;
    const Value names = named_captures(*search.regex, text, captures);
    const bool done = each(replacement, names, scope, [&](Value& value) {
      inserts.push_back(std::move(value));
      return true;
    });
    if (!done) return false;
    for (std::size_t i = 0; i < inserts.size(); ++i) {
      Value piece;
      if (!apply(runtime_, BinaryOp::kAdd, Value::string(gap), inserts[i], piece)) return false;
      if (i >= texts.size()) texts.resize(i + 1);
      Value longer;
      if (!apply(runtime_, BinaryOp::kAdd, std::move(texts[i]), piece, longer)) return false;
      texts[i] = std::move(longer);
    }
    previous = static_cast<std::size_t>(captures[1]);
  }
  if (texts.empty()) {  // no match, or no output for any
    Value same = held;
    return sink(same);
  }
  for (Value& result : texts) {
    result.append_text(text.substr(previous));
    if (!sink(result)) return false;
  }
  return true;
}

bool Evaluator::each_regex(const Node& n, const Builtin& builtin, const Value& input,
                           const Scope* scope, Sink sink) {
  const std::uint32_t* arguments = list(n.b) + 1;
  const Special special = builtin.special;
  const auto search = [&](const Value& pattern, const Value& flags) {
    return search_with(n, special, input, pattern, flags, sink);
  };
  if (special == Special::kMatch || special == Special::kTest || special == Special::kCapture) {
    if (builtin.arity == 2) {
      return each(arguments[1], input, scope, [&](Value& flags) {
        return each(arguments[0], input, scope,
                    [&](Value& pattern) { return search(pattern, flags); });
      });
    }
    return each(arguments[0], input, scope, [&](Value& pattern) {
      if (pattern.is_string()) return search(pattern, Value());
      if (!pattern.is_array() || pattern.size() == 0) {
        return runtime_.raise(std::string(pattern.type_name()) + " not a string or array");
      }
      return search(pattern.items()[0], pattern.size() > 1 ? pattern.items()[1] : Value());
    });
  }
  const bool substitutes = special == Special::kSub || special == Special::kGsub;
  const std::uint32_t with_flags = substitutes ? 3 : 2;
  return each(arguments[0], input, scope, [&](Value& pattern) {
    if (builtin.arity < with_flags) {
      return with_pattern_and_flags(n, special, input, pattern, Value(), scope, sink);
    }
    return each(arguments[with_flags - 1], input, scope, [&](Value& flags) {
      return with_pattern_and_flags(n, special, input, pattern, flags, scope, sink);
    });
  });
}

// scan, split and gsub add a "g" to the flags, each with jq's `+`.
bool Evaluator::with_pattern_and_flags(const Node& n, Special special, const Value& input,
                                       const Value& pattern, const Value& flags, const Scope* scope,
                                       Sink sink) {
  Value all = flags;
  if (special == Special::kScan) {
    if (!apply(runtime_, BinaryOp::kAdd, Value(kGlobal), flags, all)) return false;
    return search_with(n, special, input, pattern, all, sink);
  }
  if (special != Special::kSub && !apply(runtime_, BinaryOp::kAdd, Value(flags), kGlobal, all)) {
    return false;
  }
  if (special == Special::kSplits || special == Special::kSplit2) {
    return split_with(n, special, input, pattern, all, sink);
  }
  const NodeId replacement = list(n.b)[2];
  return substitute(n, replacement, input, pattern, all, scope, sink);
}

}  // namespace dora::jq
