#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jq/program.hpp"

namespace dora::jq {

/// What became of a program on one input, as Port sees it.
enum class Outcome : std::uint8_t {
  kDone,         // the first output; an error and no output are null
  kOpen,         // jq itself must be asked first
  kSyntax,       // jq does not compile the program
  kTimeout,      // the program does not end, or not in time
  kUnavailable,  // there is no jq to ask
};

struct Answer {
  Outcome outcome = Outcome::kDone;
  Value value;
};

/// Evaluates programs, and leaves to jq itself what is beyond the engine's subset: whole programs, or
/// single inputs.
///
/// jq is not at hand in the engine. What it must answer becomes a question, which whoever drives the
/// engine fetches with question(), has answered, and returns with answer(); then what asked is done
/// again, and finds the answers here. So nobody waits inside the engine, and a program that does not
/// end can be ended by those who run it.
class Fallback {
 public:
  /// The program's first output for this input. While it is open the value is null. A program that
  /// did not end on one input is not tried on another. The answer of jq is looked up by the text of
  /// the input, so an open question costs as much as writing the input as JSON.
  Answer first(const Program& program, const Value& input, const Limits& limits);

  /// True when there are questions without an answer.
  bool open() const { return open_ > 0; }

  /// What to ask next: the program, as one line with a JSON string, and an array of inputs, on the
  /// next; empty when nothing is open. The program gives one line of output for each input. Asked
  /// again it is the same until answer() is called.
  std::string question();

  /// The answer to that question. For kDone, what jq printed: when it ended before the last input,
  /// the inputs are asked for one by one, so that one of them that stops jq stops no other. Any other
  /// outcome is that of the program, on all inputs.
  void answer(Outcome outcome, std::string_view output);

  /// Forgets everything but which programs do not compile or did not end.
  void forget();

  /// A question holds at most so many inputs, and not many more bytes than this.
  static constexpr std::size_t kInputs = 500;
  static constexpr std::size_t kBytes = std::size_t{1} << 20;

 private:
  using Inputs = std::map<std::string, std::optional<Value>>;  // nullopt while it is open
  struct Asked {
    std::int64_t now_ms = 0;
    Inputs inputs;
    std::vector<Inputs::value_type*> open;  // the first of them are asked next
    std::size_t at_once = kInputs;
  };

  bool answer_each(Asked& asked, std::string_view output);

  std::map<std::string, Asked, std::less<>> asked_;
  std::map<std::string, Outcome, std::less<>> refused_;
  std::size_t open_ = 0;
  std::string text_;
  // The question on its way: its program, and how many of the program's open inputs it holds.
  std::string current_;
  std::size_t current_size_ = 0;
};

}  // namespace dora::jq
