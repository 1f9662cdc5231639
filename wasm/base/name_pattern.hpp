#pragma once

#include <string>
#include <string_view>

namespace dora {

/// A name as people write it, where `*` stands for any text, also none: "prod-*" fits "Prod EU" and
/// "prod_eu", but not "product". Capitals (of ASCII) make no difference. Nor do separators: without
/// a `*` they are passed over as loose_name() does; with one they must be there, whichever they are.
class NamePattern {
 public:
  explicit NamePattern(std::string_view pattern);
  bool fits(std::string_view name) const;

  static bool is_pattern(std::string_view text) { return text.find('*') != text.npos; }

 private:
  bool starred_;
  std::string pattern_;
};

}  // namespace dora
