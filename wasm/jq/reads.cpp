#include "jq/reads.hpp"

#include <algorithm>

#include "jq/builtins.hpp"

namespace dora::jq {
namespace {

constexpr std::size_t kMaxVisits = 20000;
constexpr int kMaxNesting = 400;

// A value in this analysis: the places of the input that it may be, by number. A value with no
// place was made by the program; whatever went into it has been recorded.
using Places = std::vector<std::uint32_t>;

struct AbstractScope {
  const AbstractScope* up = nullptr;
  Places value;
  NodeId body = kNoNode;
  const AbstractScope* home = nullptr;
};

const AbstractScope* up(const AbstractScope* scope, std::uint32_t hops) {
  for (; hops > 0; --hops) scope = scope->up;
  return scope;
}

Places both(Places left, const Places& right) {
  for (const std::uint32_t place : right) {
    if (std::find(left.begin(), left.end(), place) == left.end()) left.push_back(place);
  }
  return left;
}

class Analysis {
 public:
  explicit Analysis(const Code& code) : code_(code) { places_.emplace_back(); }

  std::vector<Path> result() {
    AbstractScope environment;
    whole(run(code_.root, {0}, &environment));
    std::vector<Path> paths;
    Path path;
    if (gave_up_) {
      paths.emplace_back();
    } else {
      emit(0, path, paths);
    }
    return paths;
  }

 private:
  // The place of the input that one path leads to.
  struct Place {
    PathStep step;
    std::vector<std::uint32_t> children;
    bool whole = false;    // all of it is read
    bool touched = false;  // its type is, and whether it is true
  };

  bool emit(std::uint32_t at, Path& path, std::vector<Path>& out) const {
    const Place& place = places_[at];
    bool any = false;
    if (!place.whole) {
      for (const std::uint32_t child : place.children) {
        path.push_back(places_[child].step);
        any = emit(child, path, out) || any;
        path.pop_back();
      }
    }
    // A path that goes on shows the type of what it goes through.
    if (any || (!place.whole && !place.touched)) return any;
    out.push_back(path);
    return true;
  }

  Places whole(const Places& places) {
    for (const std::uint32_t place : places) places_[place].whole = true;
    return {};
  }

  void touch(const Places& places) {
    for (const std::uint32_t place : places) places_[place].touched = true;
  }

  Places step(const Places& places, const PathStep& step) {
    touch(places);
    Places stepped;
    for (const std::uint32_t place : places) {
      const auto& children = places_[place].children;
      const auto found = std::find_if(children.begin(), children.end(), [&](std::uint32_t child) {
        return places_[child].step == step;
      });
      std::uint32_t child = static_cast<std::uint32_t>(places_.size());
      if (found != children.end()) {
        child = *found;
      } else {
        places_.push_back({step, {}, false, false});
        places_[place].children.push_back(child);
      }
      places_[child].touched = true;
      stepped.push_back(child);
    }
    return stepped;
  }

  Places step_constant(const Places& places, const Value& key) {
    if (key.is_string()) return step(places, {std::string(key.text()), false});
    if (key.is_number()) return elements(places);
    return whole(places);
  }

  Places elements(const Places& places) { return step(places, {{}, true}); }

  Places run(NodeId id, const Places& input, const AbstractScope* scope) {
    if (id == kNoNode) return input;
    if (++visits_ > kMaxVisits || nesting_ >= kMaxNesting) gave_up_ = true;
    if (gave_up_) return {};
    ++nesting_;
    Places places = run_node(code_.nodes[id], input, scope);
    --nesting_;
    return places;
  }

  Places run_node(const Node& n, const Places& input, const AbstractScope* scope);
  Places run_bind(const Node& n, const Places& input, const AbstractScope* scope);
  Places run_pattern(const std::uint32_t* entry, std::uint32_t left, NodeId body,
                     const Places& source, const Places& input, const AbstractScope* scope);
  Places run_fold(const Node& n, const Places& input, const AbstractScope* scope);
  Places run_call(const Node& n, const Places& input, const AbstractScope* scope);
  Places run_builtin(const Node& n, const Places& input, const AbstractScope* scope);

  const Code& code_;
  std::vector<Place> places_;
  std::size_t visits_ = 0;
  int nesting_ = 0;
  bool gave_up_ = false;
};

Places Analysis::run_node(const Node& n, const Places& input, const AbstractScope* scope) {
  switch (n.op) {
    case Op::kIdentity:
      return input;
    case Op::kConstant:
    case Op::kBreak:
      return {};
    case Op::kVariable:
      return up(scope, n.a)->value;
    case Op::kField:
      return step_constant(run(n.a, input, scope), code_.constants[n.b]);
    case Op::kIndex: {
      const Node& key = code_.nodes[n.b];
      const Places target = run(n.a, input, scope);
      if (key.op == Op::kConstant) return step_constant(target, code_.constants[key.a]);
      whole(run(n.b, input, scope));
      return whole(target);
    }
    case Op::kSlice: {
      if (n.b != kNoNode) whole(run(n.b, input, scope));
      if (n.c != kNoNode) whole(run(n.c, input, scope));
      Places target = run(n.a, input, scope);
      touch(target);
      return target;
    }
    case Op::kEach:
      return elements(run(n.a, input, scope));
    case Op::kPipe:
      return run(n.b, run(n.a, input, scope), scope);
    case Op::kComma: {
      const Places left = run(n.a, input, scope);
      return both(left, run(n.b, input, scope));
    }
    case Op::kAlternative: {
      const Places left = run(n.a, input, scope);
      touch(left);
      return both(left, run(n.b, input, scope));
    }
    case Op::kAnd:
    case Op::kOr:
      touch(run(n.a, input, scope));
      touch(run(n.b, input, scope));
      return {};
    case Op::kBinary:
      whole(run(n.a, input, scope));
      return whole(run(n.b, input, scope));
    case Op::kIf: {
      touch(run(n.a, input, scope));
      const Places branch = run(n.b, input, scope);
      return both(branch, run(n.c, input, scope));
    }
    case Op::kTry: {
      const Places body = run(n.a, input, scope);
      return n.b == kNoNode ? body : both(body, run(n.b, {}, scope));
    }
    case Op::kNegate:
    case Op::kCollect:
      return whole(run(n.a, input, scope));
    case Op::kObject:
    case Op::kString: {
      const std::uint32_t* parts = &code_.lists[n.a];
      for (std::uint32_t i = 1; i <= parts[0]; ++i) whole(run(parts[i], input, scope));
      return {};
    }
    case Op::kFormat:
      return whole(input);
    case Op::kBind:
      return run_bind(n, input, scope);
    case Op::kReduce:
    case Op::kForeach:
      return run_fold(n, input, scope);
    case Op::kLabel: {
      AbstractScope inner;
      inner.up = scope;
      return run(n.a, input, &inner);
    }
    case Op::kParameter: {
      const AbstractScope* closure = up(scope, n.a);
      return run(closure->body, input, closure->home);
    }
    case Op::kCall:
      return run_call(n, input, scope);
    case Op::kBuiltin:
      return run_builtin(n, input, scope);
  }
  return whole(input);
}

Places Analysis::run_bind(const Node& n, const Places& input, const AbstractScope* scope) {
  const std::uint32_t* pattern = &code_.lists[n.c];
  const Places source = run(n.a, input, scope);
  return run_pattern(pattern + 2, pattern[1], n.b, source, input, scope);
}

Places Analysis::run_pattern(const std::uint32_t* entry, std::uint32_t left, NodeId body,
                             const Places& source, const Places& input,
                             const AbstractScope* scope) {
  if (left == 0) return run(body, input, scope);
  AbstractScope inner;
  inner.up = scope;
  inner.value = source;
  for (std::uint32_t i = 1; i <= *entry; ++i) {
    inner.value = step_constant(inner.value, code_.constants[entry[i]]);
  }
  return run_pattern(entry + 1 + *entry, left - 1, body, source, input, &inner);
}

// The state goes round: it counts as made by the program, and all that enters it as read.
Places Analysis::run_fold(const Node& n, const Places& input, const AbstractScope* scope) {
  const std::uint32_t* parts = &code_.lists[n.a];
  const std::uint32_t* pattern = &code_.lists[parts[2]];
  const Places source = run(parts[1], input, scope);
  whole(run(parts[3], input, scope));
  whole(run_pattern(pattern + 2, pattern[1], parts[4], source, {}, scope));
  if (n.op == Op::kForeach && parts[5] != kNoNode) {
    return run_pattern(pattern + 2, pattern[1], parts[5], source, {}, scope);
  }
  return {};
}

Places Analysis::run_call(const Node& n, const Places& input, const AbstractScope* scope) {
  const Function& function = code_.functions[n.a];
  if (function.recursive) {
    gave_up_ = true;
    return {};
  }
  const std::uint32_t* arguments = &code_.lists[n.b];
  const std::uint32_t count = arguments[0];
  std::vector<AbstractScope> chain(2 * count);  // its addresses must not change
  const AbstractScope* inner = up(scope, n.c);
  std::size_t used = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    chain[used] = {inner, {}, arguments[i + 1], scope};
    inner = &chain[used++];
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!function.by_value[i]) continue;
    chain[used] = {inner, run(arguments[i + 1], input, scope), kNoNode, nullptr};
    inner = &chain[used++];
  }
  return run(function.body, input, inner);
}

Places Analysis::run_builtin(const Node& n, const Places& input, const AbstractScope* scope) {
  const Builtin& builtin = builtin_at(n.a);
  const std::uint32_t* arguments = &code_.lists[n.b] + 1;
  switch (builtin.special) {
    case Special::kEmpty:
    case Special::kEnv:
      return {};
    case Special::kNot:
      touch(input);
      return {};
    case Special::kTypeSelect:
      touch(input);
      return input;
    case Special::kSelect:
      touch(run(arguments[0], input, scope));
      return input;
    case Special::kMap:
      return whole(run(arguments[0], elements(input), scope));
    case Special::kFirst:
    case Special::kLast:
    case Special::kIsEmpty:
      return run(arguments[0], input, scope);
    case Special::kLimit:
    case Special::kSkip:
      whole(run(arguments[0], input, scope));
      return run(arguments[1], input, scope);
    case Special::kAny:
    case Special::kAll: {
      const Places items = builtin.arity == 2 ? run(arguments[0], input, scope) : elements(input);
      touch(builtin.arity == 0 ? items : run(arguments[builtin.arity - 1], items, scope));
      return {};
    }
    default:
      break;
  }
  const std::uint32_t count = code_.lists[n.b];
  // Arguments that are programs may run on the input, on parts of it or on what they made before.
  whole(input);
  for (std::uint32_t i = 0; i < count; ++i) whole(run(arguments[i], input, scope));
  return {};
}

}  // namespace

std::vector<Path> reads_of(const Code& code) { return Analysis(code).result(); }

}  // namespace dora::jq
