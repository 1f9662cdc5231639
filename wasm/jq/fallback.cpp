#include "jq/fallback.hpp"

#include <algorithm>
#include <cstdio>

namespace dora::jq {
namespace {

/// The program for jq: Port's prefix, the engine's `now`, and an outer form that yields for each
/// input [the first output], [] for none, or null for an error. The inputs come as one array, so that
/// a program which calls `input` finds none left, as in Port.
std::string for_jq(std::string_view source, std::int64_t now_ms) {
  char now[32];
  std::snprintf(now, sizeof now, "%.3f", static_cast<double>(now_ms) / 1000);
  return std::string("def env: {}; def now: ") + now + "; {} as $ENV | .[] | (try [first(" +
         with_double_quotes(source) + "\n)] catch null)";
}

}  // namespace

Answer Fallback::first(const Program& program, const Value& input, const Limits& limits) {
  const auto refused = refused_.find(program.source());
  if (refused != refused_.end()) return {refused->second, {}};
  if (!program.needs_jq()) {
    auto output = program.first(input, limits);
    if (output) return {Outcome::kDone, *output ? *std::move(*output) : Value()};
    if (output.error().code == ErrorCode::kJqTimeout) {
      return {refused_.emplace(program.source(), Outcome::kTimeout).first->second, {}};
    }
    if (output.error().code != ErrorCode::kJqUnsupported) return {};
  }
  auto asked = asked_.find(program.source());
  if (asked == asked_.end()) asked = asked_.emplace(program.source(), Asked{}).first;
  asked->second.now_ms = limits.now_ms;
  // Written into a text that is kept: one that grows for each input would leave holes in the memory.
  text_.clear();
  if (!append_json(input, text_)) return {};  // nested deeper than jq itself reads
  const auto [known, is_new] = asked->second.inputs.try_emplace(text_);
  if (is_new) {
    asked->second.open.push_back(&*known);
    ++open_;
  }
  if (!known->second) return {Outcome::kOpen, {}};
  return {Outcome::kDone, *known->second};
}

std::string Fallback::question() {
  const auto next = std::find_if(asked_.begin(), asked_.end(),
                                 [](const auto& each) { return !each.second.open.empty(); });
  if (next == asked_.end()) return {};
  const Asked& asked = next->second;
  current_ = next->first;
  current_size_ = 0;
  std::string text = to_json(Value::string(for_jq(current_, asked.now_ms))) + "\n";
  const std::size_t begin = text.size();
  const std::size_t most = std::min(asked.at_once, asked.open.size());
  while (current_size_ < most && text.size() - begin < kBytes) {
    text += current_size_ == 0 ? '[' : ',';
    text += asked.open[current_size_++]->first;
  }
  return text + "]";
}

void Fallback::answer(Outcome outcome, std::string_view output) {
  const auto found = asked_.find(current_);
  if (current_size_ == 0 || found == asked_.end()) return;
  Asked& asked = found->second;
  if (outcome != Outcome::kDone) {
    refused_.emplace(current_, outcome);
    open_ -= asked.open.size();
    asked_.erase(found);
  } else if (answer_each(asked, output)) {
    asked.open.erase(asked.open.begin(), asked.open.begin() + static_cast<long>(current_size_));
    open_ -= current_size_;
  } else {
    asked.at_once = 1;
  }
  current_size_ = 0;
}

/// False when jq did not come to the last of several inputs.
bool Fallback::answer_each(Asked& asked, std::string_view output) {
  std::vector<Value> values;
  while (!output.empty()) {
    const std::size_t end = std::min(output.find('\n'), output.size());
    const Result<Value> line = from_json(output.substr(0, end));
    values.push_back(line && line->size() > 0 ? line->items()[0] : Value());
    output.remove_prefix(std::min(end + 1, output.size()));
  }
  values.resize(current_size_ == 1 ? 1 : values.size());
  if (values.size() != current_size_) return false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    asked.open[i]->second = std::move(values[i]);
  }
  return true;
}

void Fallback::forget() {
  asked_.clear();
  std::erase_if(refused_, [](const auto& each) { return each.second == Outcome::kUnavailable; });
  open_ = 0;
  current_size_ = 0;
}

}  // namespace dora::jq
