// The kernels of skip.hpp: every vector kernel gives what the scalar one gives, to the byte,
// whatever the address, the length and the bytes behind the end; and the scalar one gives what
// skip.hpp promises.

#include <catch2/catch.hpp>
#include <cstring>
#include <memory>
#include <vector>

#include "json/skip.hpp"
#include "random.hpp"

using namespace dora;
using namespace dora::json;
using namespace random_json;

namespace {

struct Kernel {
  const char* name;
  decltype(&scalar::skip_container) skip_container;
  decltype(&scalar::skip_string) skip_string;
  decltype(&scalar::find_special) find_special;
  decltype(&scalar::count_newlines) count_newlines;
};

#define KERNEL(name)                                                                         \
  Kernel {                                                                                   \
#name, name::skip_container, name::skip_string, name::find_special, name::count_newlines \
  }

const Kernel kScalar = KERNEL(scalar);

const std::vector<Kernel> kKernels = {
#if defined(__SSE2__)
    KERNEL(sse2),
#endif
#if defined(__wasm_simd128__)
    KERNEL(simd128),
#endif
    KERNEL(scalar),
};

/// A text at an address of our choosing, in an allocation that ends with the padding, so that the
/// address sanitizer sees whoever reads further. The padding is full of what could mislead.
class Placed {
 public:
  Placed(std::string_view text, std::size_t alignment, const char* padding = "\"]}\\[{\n")
      : bytes_(new char[alignment + text.size() + kPadding]), begin(bytes_.get() + alignment) {
    std::memcpy(bytes_.get() + alignment, text.data(), text.size());
    end = begin + text.size();
    const std::size_t period = std::strlen(padding);
    for (std::size_t i = 0; i < kPadding; ++i) {
      bytes_[alignment + text.size() + i] = padding[i % period];
    }
  }

 private:
  std::unique_ptr<char[]> bytes_;

 public:
  const char* begin;
  const char* end;
};

void require_agreement(const Kernel& kernel, const Placed& text, unsigned levels) {
  for (const char opener : {'{', '['}) {
    const Scan expected = kScalar.skip_container(text.begin, text.end, opener, levels);
    const Scan found = kernel.skip_container(text.begin, text.end, opener, levels);
    REQUIRE(found.code == expected.code);
    REQUIRE(found.at - text.begin == expected.at - text.begin);
  }
  const auto offset = [&](const char* p) { return p == nullptr ? -1 : p - text.begin; };
  REQUIRE(offset(kernel.skip_string(text.begin, text.end)) ==
          offset(kScalar.skip_string(text.begin, text.end)));
  REQUIRE(offset(kernel.find_special(text.begin, text.end)) ==
          offset(kScalar.find_special(text.begin, text.end)));
  REQUIRE(kernel.count_newlines(text.begin, text.end) ==
          kScalar.count_newlines(text.begin, text.end));
}

Scan skip(const Kernel& kernel, const std::string& text, char opener = '[', unsigned levels = 99) {
  const PaddedText padded(text);
  const char* const begin = padded.view().data();
  const Scan scan = kernel.skip_container(begin, begin + text.size(), opener, levels);
  // Only the distance outlives this function.
  return {text.data() + (scan.at - begin), scan.code};
}

}  // namespace

TEST_CASE("Kernels agree on soups of structural bytes, at every length and any address",
          "[json][kernels]") {
  Random random(seed());
  for (const Kernel& kernel : kKernels) {
    INFO("kernel " << kernel.name << ", seed " << seed());
    for (const char* alphabet :
         {"\"\\[]{}a\n", "\"\\\\\\\\", "[]{}", "\"a{", "aaaaaaaaaaaaaaaaaa\"[]"}) {
      for (std::size_t length = 0; length <= 200; ++length) {
        for (int round = 0; round < 10; ++round) {
          const std::string text = soup(random, alphabet, length);
          INFO("text " << text);
          require_agreement(kernel, Placed(text, below(random, 64)), 1 + below(random, 80));
        }
      }
    }
  }
}

TEST_CASE("Kernels agree on bytes of every value", "[json][kernels]") {
  Random random(seed());
  for (const Kernel& kernel : kKernels) {
    INFO("kernel " << kernel.name << ", seed " << seed());
    for (int round = 0; round < 4000; ++round) {
      std::string text(below(random, 400), '\0');
      for (char& c : text) c = static_cast<char>(random());
      require_agreement(kernel, Placed(text, below(random, 64)), 1 + below(random, 80));
    }
  }
}

TEST_CASE("Kernels agree on documents, whole and damaged", "[json][kernels]") {
  Random random(seed());
  for (const Kernel& kernel : kKernels) {
    INFO("kernel " << kernel.name << ", seed " << seed());
    for (int round = 0; round < 3000; ++round) {
      std::string text = document(random, 40) + "]}";
      if (one_in(random, 2)) text = mutate(random, text);
      require_agreement(kernel, Placed(text, below(random, 64)), one_in(random, 2) ? kMaxDepth : 3);
    }
  }
}

TEST_CASE("A run of escape signs before a quote counts right across block borders",
          "[json][kernels]") {
  for (const Kernel& kernel : kKernels) {
    for (std::size_t before = 40; before < 140; ++before) {
      for (std::size_t run = 0; run < 140; ++run) {
        // An even run leaves the quote alone and it ends the string; an odd one escapes it.
        const std::string text = '"' + std::string(before, 'a') + std::string(run, '\\') + "\"]\"]";
        const Scan scan = skip(kernel, text);
        INFO(kernel.name << ": " << before << " letters, " << run << " escape signs");
        REQUIRE(scan.code == ErrorCode::kNone);
        REQUIRE(scan.at == text.data() + text.size() - (run % 2 == 0 ? 2 : 0));
      }
    }
  }
}

TEST_CASE("Nothing behind the end has any influence", "[json][kernels]") {
  Random random(seed());
  for (const Kernel& kernel : kKernels) {
    for (std::size_t length = 0; length <= 200; ++length) {
      const std::string text = soup(random, "\"\\[]{}aaaa", length);
      for (const char* padding : {"\"", "\\", "]", "}", "\n", "a"}) {
        INFO(kernel.name << ": " << text << ", then " << padding);
        require_agreement(kernel, Placed(text, 0, padding), kMaxDepth);
      }
    }
  }
}

TEST_CASE("A skipped container ends at the bracket that closes it", "[json][kernels]") {
  for (const Kernel& kernel : kKernels) {
    INFO(kernel.name);
    const std::string text = R"({"a]":[1,{"b":"\"}"}]},"c"] , 2])";
    const Scan scan = skip(kernel, text);
    CHECK(scan.code == ErrorCode::kNone);
    CHECK(scan.at == text.data() + text.find(" , 2"));
  }
}

TEST_CASE("Brackets are balanced by type", "[json][kernels]") {
  for (const Kernel& kernel : kKernels) {
    for (std::size_t before = 0; before < 130; ++before) {
      const std::string text = std::string(before, ' ') + "{\"a\":[1}]]";
      const Scan scan = skip(kernel, text);
      INFO(kernel.name << " after " << before);
      REQUIRE(scan.code == ErrorCode::kMismatchedBracket);
      REQUIRE(scan.at == text.data() + text.find('}'));
    }
  }
}

TEST_CASE("Nesting is limited to the levels asked for, at any depth", "[json][kernels]") {
  for (const Kernel& kernel : kKernels) {
    for (const unsigned levels : {1u, 2u, 61u, 62u, 63u, 64u, 65u, 127u, 1023u, 1024u}) {
      INFO(kernel.name << ", " << levels << " levels");
      const std::string fits(levels - 1, '['), closed(levels, ']');
      CHECK(skip(kernel, fits + closed, '[', levels).code == ErrorCode::kNone);
      const std::string deep = fits + "\"a\",[" + closed + "]";
      const Scan scan = skip(kernel, deep, '[', levels);
      CHECK(scan.code == ErrorCode::kTooDeep);
      CHECK(scan.at == deep.data() + levels + 3);
    }
  }
}

TEST_CASE("An escape sign outside a string is refused where it stands", "[json][kernels]") {
  for (const Kernel& kernel : kKernels) {
    for (std::size_t before = 0; before < 130; ++before) {
      const std::string text = std::string(before, ' ') + "[\"a\"]\\\"]";
      const Scan scan = skip(kernel, text);
      INFO(kernel.name << " after " << before);
      REQUIRE(scan.code == ErrorCode::kUnexpectedCharacter);
      REQUIRE(scan.at == text.data() + text.rfind('\\'));
    }
  }
}
