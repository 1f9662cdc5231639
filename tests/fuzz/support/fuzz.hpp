#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>

#include "json/bytes.hpp"

/// What the fuzz targets share.
namespace fuzz {

/// Ends the run, so that the fuzzer keeps the input.
inline void demand(bool truth, const char* what) {
  if (truth) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

/// The input in an allocation that ends with the padding, so that the address sanitizer sees who
/// reads beyond. The padding repeats the input: the end of a text must not depend on it.
class Exact {
 public:
  explicit Exact(std::string_view text)
      : size_(text.size()), bytes_(new char[size_ + dora::json::kPadding]) {
    if (size_ != 0) std::memcpy(bytes_.get(), text.data(), size_);
    for (std::size_t i = 0; i < dora::json::kPadding; ++i) {
      bytes_[size_ + i] = size_ == 0 ? '"' : text[i % size_];
    }
  }

  std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::size_t size_;
  std::unique_ptr<char[]> bytes_;
};

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace fuzz
