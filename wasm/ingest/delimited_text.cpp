#include "ingest/delimited_text.hpp"

#include <algorithm>

namespace dora {
namespace {

/// The separator of the first line, or zero.
char separator_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  char best = 0;
  std::ptrdiff_t most = 0;
  for (const char candidate : {',', ';', '\t'}) {
    const std::ptrdiff_t count = std::count(line.begin(), line.end(), candidate);
    if (count > most) {
      most = count;
      best = candidate;
    }
  }
  return best;
}

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

class Reader {
 public:
  Reader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  bool read(std::vector<DelimitedRow>& rows) {
    while (at_ < text_.size()) {
      DelimitedRow row;
      row.line = line_;
      if (!read_row(row.cells)) return false;
      if (row.cells.size() > 1 || !row.cells.front().empty()) rows.push_back(std::move(row));
    }
    return true;
  }

 private:
  bool read_row(std::vector<std::string>& cells) {
    while (true) {
      std::string cell;
      if (!read_cell(cell)) return false;
      cells.push_back(std::move(cell));
      if (at_ == text_.size()) return true;
      if (text_[at_++] == '\n') {
        ++line_;
        return true;
      }
    }
  }

  bool read_cell(std::string& cell) {
    std::size_t begin = at_;
    while (begin < text_.size() && text_[begin] == ' ') ++begin;
    if (begin < text_.size() && text_[begin] == '"') {
      at_ = begin + 1;
      if (!read_quoted(cell)) return false;
    }
    begin = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') ++at_;
    cell += trimmed(text_.substr(begin, at_ - begin));
    return true;
  }

  bool read_quoted(std::string& cell) {
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        cell += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell += text_[++at_];
      } else {
        ++at_;
        return true;
      }
    }
    return false;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

}  // namespace

std::optional<std::vector<DelimitedRow>> read_delimited(std::string_view text, bool is_beginning) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  const char separator = separator_of(text);
  std::vector<DelimitedRow> rows;
  if (separator == 0) return std::nullopt;
  const bool closed = Reader(text, separator).read(rows);
  if (!closed && !is_beginning) return std::nullopt;
  if (closed && is_beginning && !text.ends_with('\n')) rows.pop_back();
  return rows;
}

}  // namespace dora
