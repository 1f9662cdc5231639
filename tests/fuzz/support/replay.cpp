// Runs a fuzz target on the files of its corpus and on changed copies of them, without libFuzzer: any
// compiler, any test run, and each time the same inputs.

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr int kCopies = 20;

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

/// The bytes with a few of them removed, repeated, replaced by JSON's own or changed by a bit.
std::string changed(std::string bytes, std::mt19937& random) {
  for (int changes = 1 + static_cast<int>(random() % 4); changes > 0 && !bytes.empty(); --changes) {
    const std::size_t at = random() % bytes.size();
    const std::size_t length = 1 + random() % 16;
    switch (random() % 4) {
      case 0:
        bytes.erase(at, length);
        break;
      case 1:
        bytes.insert(random() % bytes.size(), bytes.substr(at, length));
        break;
      case 2:
        bytes[at] = "{}[]\",:\\01e-tfn \n"[random() % 17];
        break;
      default:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
    }
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  std::mt19937 random(1);
  std::size_t files = 0;
  for (int i = 1; i < argc; ++i) {
    const std::filesystem::directory_iterator folder(argv[i]);
    const std::set<std::filesystem::path> paths(begin(folder), end(folder));  // in order
    for (const auto& path : paths) {
      std::ifstream file(path, std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      run(bytes);
      for (int copy = 0; copy < kCopies; ++copy) run(changed(bytes, random));
      ++files;
    }
  }
  std::printf("replayed %zu inputs and %d changed copies of each\n", files, kCopies);
  return files == 0 ? 1 : 0;
}
