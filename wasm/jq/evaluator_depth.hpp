#pragma once

#include "jq/evaluator.hpp"

namespace dora::jq {

/// Counts one nested call as long as it lives. A program that nests deeper than the limit is left
/// to another implementation: jq itself runs tail calls in constant space.
class Evaluator::Deeper {
 public:
  Deeper(std::uint32_t& left, Runtime& runtime) : left_(left), fits_(left > 0) {
    if (fits_) {
      --left_;
    } else {
      runtime.unsupported("depth");
    }
  }
  ~Deeper() {
    if (fits_) ++left_;
  }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;

  explicit operator bool() const { return fits_; }

 private:
  std::uint32_t& left_;
  bool fits_;
};

}  // namespace dora::jq
