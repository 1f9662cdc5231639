#include "session/session.hpp"

#include "defaults/defaults.hpp"
#include "json/position.hpp"
#include "report/json_parts.hpp"
#include "report/report.hpp"

namespace dora {
namespace {

std::string failure(const Error& error, const json::Position& position) {
  Json answer = {{"ok", false}, {"error", json_error(error)}};
  answer["error"]["line"] = position.line;
  answer["error"]["column"] = position.column;
  return dump(answer);
}

std::string needs_jq() {
  return dump({{"ok", false},
               {"needsJq", true},
               {"error", json_error(Error{ErrorCode::kJqUnsupported})}});
}

}  // namespace

Session::Session() {
  for (const defaults::Document& document : defaults::documents()) {
    // Tests hold that every document that is built in can be read.
    static_cast<void>(model_.add(document.text).ok());
  }
  reset();
}

std::string Session::add_model(std::string_view text) {
  const Result<void> added = model_.add(text);
  if (!added) {
    return failure(added.error(), json::locate(text, static_cast<std::size_t>(added.error().offset)));
  }
  reset();
  return dump({{"ok", true}});
}

void Session::begin_file(std::string name, Millis now) {
  cancel_file();
  catalog_->checkpoint();
  file_ = std::make_unique<FileReader>(model_, *catalog_, jq_, std::move(name), now);
}

char* Session::reserve(std::size_t size) { return file_ ? file_->reserve(size) : nullptr; }

bool Session::commit(std::size_t size) { return file_ && file_->commit(size); }

std::uint64_t Session::records() const { return file_ ? file_->records() : 0; }

std::string Session::end_file() {
  if (!file_) return failure(Error{ErrorCode::kEmptyInput}, {});
  file_->end();
  if (jq_.open()) return needs_jq();
  Result<InputSummary> input = file_->finish();
  if (!input) {
    const std::string answer = failure(input.error(), file_->error_position());
    cancel_file();
    return answer;
  }
  file_.reset();
  jq_.forget();
  catalog_->checkpoint();
  inputs_.push_back(std::move(input).value());
  return dump({{"ok", true}, {"input", json_input(inputs_.back())}});
}

void Session::cancel_file() {
  if (!file_) return;
  file_.reset();
  jq_.forget();
  catalog_->rollback();
}

void Session::reset() {
  file_.reset();
  jq_.forget();
  inputs_.clear();
  catalog_ = std::make_unique<Catalog>(model_.blueprints);
}

std::string Session::report(EvaluationSettings settings) {
  settings.jq = &jq_;
  std::string report = write_report(inputs_, model_.dashboard, *catalog_, settings);
  if (jq_.open()) return needs_jq();
  jq_.forget();
  return report;
}

void Session::answer_jq(jq::Outcome outcome, std::string_view output) {
  jq_.answer(outcome, output);
  if (file_ && !jq_.open()) file_->resume();
}

}  // namespace dora
