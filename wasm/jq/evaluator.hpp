#pragma once

#include <cstdint>
#include <type_traits>
#include <utility>

#include "jq/builtins.hpp"
#include "jq/code.hpp"
#include "jq/functions.hpp"
#include "jq/operators.hpp"
#include "jq/runtime.hpp"

namespace dora::jq {

/// Where the outputs of a generator go: a borrowed callable, as cheap as a function pointer. It may
/// take the value it is given, and returns false to unwind.
class Sink {
 public:
  template <typename F, typename = std::enable_if_t<!std::is_same_v<std::decay_t<F>, Sink>>>
  Sink(F&& function)  // NOLINT: every callable is a sink
      : self_(const_cast<void*>(static_cast<const void*>(&function))),
        call_([](void* self, Value& value) {
          return (*static_cast<std::remove_reference_t<F>*>(self))(value);
        }) {}

  bool operator()(Value& value) const { return call_(self_, value); }

 private:
  void* self_;
  bool (*call_)(void*, Value&);
};

/// What a name is bound to while the program runs: a link in a chain that lives on the C++ stack,
/// because generators call their continuations instead of returning.
struct Scope {
  const Scope* up = nullptr;
  Value value;                  // of a variable; of a label, its number
  NodeId body = kNoNode;        // of a closure parameter
  const Scope* home = nullptr;  // of a closure parameter: the scope it was written in
};

/// The scope `hops` links further out.
inline const Scope* up(const Scope* scope, std::uint32_t hops) {
  for (; hops > 0; --hops) scope = scope->up;
  return scope;
}

/// Runs a program over one input. jq's backtracking becomes callbacks: each() calls its sink once
/// for every output. Most nodes never have more than one output; those run through one(), which
/// needs no continuation. Stack use is bounded by `depth` nested calls.
class Evaluator {
 public:
  Evaluator(const Code& code, Runtime& runtime, std::uint32_t depth)
      : code_(code), runtime_(runtime), depth_left_(depth) {}

  enum class Step : std::uint8_t { kHalt, kNone, kValue };

  /// Runs a node that has at most one output. `last` says that nobody needs `input` afterwards, so
  /// that it may be taken rather than copied.
  Step one(NodeId id, const Value& input, bool last, const Scope* scope, Value& out);
  /// Runs any node; false while unwinding, for the reason in the runtime.
  bool each(NodeId id, const Value& input, const Scope* scope, Sink sink);
  /// The first output of any node.
  Step first(NodeId id, const Value& input, const Scope* scope, Value& out);

 private:
  class Deeper;  // counts nested calls

  const Node& node(NodeId id) const { return code_.nodes[id]; }
  const std::uint32_t* list(std::uint32_t position) const { return &code_.lists[position]; }

  // The value of a chain of fields, a variable or a constant, without copying it; nullptr when it
  // must be computed (or fails).
  const Value* peek(NodeId id, const Value& input, const Scope* scope, int fields = 16) const;
  // peek() or one() into `storage`.
  Step read(NodeId id, const Value& input, const Scope* scope, Value& storage, const Value*& out);

  Step one_of(const Node& n, const Value& input, bool last, const Scope* scope, Value& out);
  Step one_binary(const Node& n, const Value& input, bool last, const Scope* scope, Value& out);
  Step one_index(const Node& n, const Value& input, const Scope* scope, Value& out);
  Step one_slice(const Node& n, const Value& input, const Scope* scope, Value& out);
  Step one_logic(const Node& n, const Value& input, const Scope* scope, Value& out);
  Step one_object(const Node& n, const Value& input, const Scope* scope, Value& out);
  Step one_string(const Node& n, const Value& input, const Scope* scope, Value& out);
  Step one_try(const Node& n, const Value& input, const Scope* scope, Value& out);
  Step one_bind(const Node& n, const Value& input, bool last, const Scope* scope, Value& out);
  Step one_reduce(const Node& n, const Value& input, const Scope* scope, Value& out);
  Step one_label(const Node& n, const Value& input, bool last, const Scope* scope, Value& out);
  Step one_builtin(const Node& n, const Value& input, bool last, const Scope* scope, Value& out);
  Step one_special(const Node& n, const Builtin& builtin, const Value& input, bool last,
                   const Scope* scope, Value& out);

  bool each_of(const Node& n, const Value& input, const Scope* scope, Sink sink);
  bool each_item(const Node& n, const Value& input, const Scope* scope, Sink sink);
  bool each_index(const Node& n, const Value& input, const Scope* scope, Sink sink);
  bool each_slice(const Node& n, const Value& input, const Scope* scope, Sink sink);
  bool each_binary(const Node& n, const Value& input, const Scope* scope, Sink sink);
  bool each_logic(const Node& n, const Value& input, const Scope* scope, Sink sink);
  bool each_if(const Node& n, const Value& input, const Scope* scope, Sink sink);
  bool each_alternative(const Node& n, const Value& input, const Scope* scope, Sink sink);
  bool each_try(const Node& n, const Value& input, const Scope* scope, Sink sink);
  bool each_object(const std::uint32_t* pairs, std::uint32_t left, const Value& object,
                   const Value& input, const Scope* scope, Sink sink);
  bool each_string(const Node& n, std::uint32_t left, const Value& tail, const Value& input,
                   const Scope* scope, Sink sink);
  bool each_bind(const Node& n, const Value& input, const Scope* scope, Sink sink);
  bool each_reduce(const Node& n, const Value& input, const Scope* scope, Sink sink);
  bool each_foreach(const Node& n, const Value& input, const Scope* scope, Sink sink);
  bool each_label(const Node& n, const Value& input, const Scope* scope, Sink sink);
  bool each_call(const Node& n, const Value& input, const Scope* scope, Sink sink);
  bool call_with(const Node& n, std::uint32_t next, const Value& input, const Scope* home,
                 const Scope* scope, Sink sink);
  bool each_builtin(const Node& n, const Value& input, const Scope* scope, Sink sink);
  bool each_arguments(const Node& n, const Builtin& builtin, std::uint32_t done, const Value& input,
                      const Scope* scope, Value* arguments, Sink sink);
  bool each_special(const Node& n, const Builtin& builtin, const Value& input, const Scope* scope,
                    Sink sink);

  // Binds the variables of a pattern, one scope after the other, and then calls `body` with the
  // innermost.
  template <typename Body>
  bool with_pattern(const std::uint32_t* pattern, const Value& source, const Scope* scope,
                    Body&& body);
  template <typename Body>
  bool bind_from(const std::uint32_t* entry, std::uint32_t left, const Value& source,
                 const Scope* scope, Body& body);
  bool follow(const std::uint32_t* path, std::uint32_t length, const Value& source, Value& out);

  // The special built-ins (evaluate_special.cpp, evaluate_loops.cpp, evaluate_lists.cpp).
  bool selects(KindSet kinds, const Value& input);
  // Runs a generator while `on_value` says true: kValue when it was stopped, kNone when it ended.
  template <typename OnValue>
  Step until_first(NodeId id, const Value& input, const Scope* scope, OnValue&& on_value);
  Step last_of(NodeId id, const Value& input, const Scope* scope, Value& out);
  Step nth(const std::uint32_t* arguments, const Value& input, const Scope* scope, Value& out);
  Step any_all(const Node& n, const Builtin& builtin, const Value& input, const Scope* scope,
               Value& out);
  Step is_in(const Node& n, const Builtin& builtin, const Value& input, const Scope* scope,
             Value& out);
  bool within(Special special, const Value& input, const Value& container, Value& out);
  bool each_child(const Value& value, Sink sink);
  bool each_range(const Node& n, const Builtin& builtin, const Value& input, const Scope* scope,
                  Sink sink);
  bool each_counted(Special special, const std::uint32_t* arguments, const Value& input,
                    const Scope* scope, Sink sink);
  bool each_recurse(NodeId step, NodeId condition, const Value& value, const Scope* scope,
                    Sink sink);
  Step until(const std::uint32_t* arguments, const Value& input, const Scope* scope, Value& out);
  bool each_loop(Special special, const std::uint32_t* arguments, const Value& input,
                 const Scope* scope, Sink sink);
  bool each_while(const std::uint32_t* arguments, const Value& input, const Scope* scope,
                  Sink sink);
  bool walk(NodeId update, const Value& value, const Scope* scope, Sink sink);
  bool each_path(const Value& value, NodeId filter, const Scope* scope, Value& path, Sink sink);
  bool each_combination(const Value& lists, std::size_t at, Value& chosen, Sink sink);
  Step map(NodeId step, const Value& input, const Scope* scope, Value& out);
  Step map_values(NodeId update, const Value& input, const Scope* scope, Value& out);
  Step with_entries(NodeId update, const Value& input, const Scope* scope, Value& out);
  Step add_of(NodeId generator, const Value& input, const Scope* scope, Value& out);
  Step index_rows(const Node& n, const Builtin& builtin, const Value& input, const Scope* scope,
                  Value& out);
  Step by_key(Special special, NodeId key, const Value& input, const Scope* scope, Value& out);
  Step extreme_by(Special special, const Value& keys, const Value& input, Value& out);
  Step sorted_by(Special special, const Value& keys, const Value& input, Value& out);

  // Regular expressions (evaluate_regex.cpp).
  struct Search {
    std::shared_ptr<const Regex> regex;
    bool global = false;
  };
  bool each_regex(const Node& n, const Builtin& builtin, const Value& input, const Scope* scope,
                  Sink sink);
  bool with_pattern_and_flags(const Node& n, Special special, const Value& input,
                              const Value& pattern, const Value& flags, const Scope* scope,
                              Sink sink);
  bool prepare(const Node& n, const Value& input, const Value& pattern, const Value& flags,
               Search& search);
  template <typename OnMatch>
  bool each_match(const Search& search, std::string_view text, OnMatch&& on_match);
  bool search_with(const Node& n, Special special, const Value& input, const Value& pattern,
                   const Value& flags, Sink sink);
  bool split_with(const Node& n, Special special, const Value& input, const Value& pattern,
                  const Value& flags, Sink sink);
  bool substitute(const Node& n, NodeId replacement, const Value& input, const Value& pattern,
                  const Value& flags, const Scope* scope, Sink sink);

  const Code& code_;
  Runtime& runtime_;
  std::uint32_t depth_left_;
  std::uint64_t labels_ = 0;
};

template <typename OnValue>
Evaluator::Step Evaluator::until_first(NodeId id, const Value& input, const Scope* scope,
                                       OnValue&& on_value) {
  // The generator is stopped by a break that only this call knows.
  const std::uint64_t label = ++labels_;
  const bool done = each(id, input, scope, [&](Value& value) {
    return on_value(value) || (runtime_.signal() == Signal::kNone && runtime_.break_to(label));
  });
  if (done) return Step::kNone;
  if (runtime_.signal() != Signal::kBreak || runtime_.label() != label) return Step::kHalt;
  runtime_.clear();
  return Step::kValue;
}

}  // namespace dora::jq
