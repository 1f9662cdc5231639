#include "session/session.hpp"

#include "explain/explain.hpp"
#include "json/bytes.hpp"
#include "json/pointer.hpp"
#include "json/position.hpp"
#include "model/scorecards.hpp"
#include "report/choices.hpp"
#include "report/json_parts.hpp"
#include "report/report.hpp"
#include "session/bundled_models.hpp"
#include "trial/beginning.hpp"
#include "trial/try_mapping.hpp"

namespace dora {
namespace {

std::string failure(const Error& error, const json::Position& position) {
  Json json = json_error(error);
  put(json, "line", position.line);
  put(json, "column", position.column);
  Json answer;
  put(answer, "ok", false);
  put(answer, "error", std::move(json));
  return dump(answer);
}

/// What does not name columns names none.
std::vector<ColumnName> column_names(std::string_view text) {
  std::vector<ColumnName> names;
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return names;
  for (auto column = json.begin(); column != json.end(); ++column) {
    if (column->is_string()) names.push_back({column.key(), column->get<std::string>()});
  }
  return names;
}

std::string_view kind_name(Document::Kind kind) {
  switch (kind) {
    case Document::Kind::kBlueprint:
      return "blueprint";
    case Document::Kind::kPage:
      return "page";
    case Document::Kind::kMapping:
      return "mapping";
    case Document::Kind::kStrategies:
      return "strategies";
    case Document::Kind::kAliases:
      return "aliases";
    case Document::Kind::kServiceRules:
      return "service-rules";
    case Document::Kind::kFacet:
      return "facet";
    case Document::Kind::kMeasures:
      return "measures";
    case Document::Kind::kMetrics:
      return "metrics";
  }
  return {};
}

std::string needs_jq() {
  Json answer;
  put(answer, "ok", false);
  put(answer, "needsJq", true);
  put(answer, "error", json_error(Error{ErrorCode::kJqUnsupported}));
  return dump(answer);
}

}  // namespace

std::string Session::failure_in(std::string_view text, const Error& error) {
  const std::size_t offset = error.pointer.empty()
                                 ? static_cast<std::size_t>(error.offset)
                                 : json::find_pointer(json::PaddedText(text).view(), error.pointer);
  return failure(error, json::locate(text, offset));
}

Session::Session() : model_(bundled_model(bundled_models().front().identifier).value()) { reset(); }

std::string Session::add_model(std::string_view text) {
  const Result<Model::Effect> added = model_.add(text);
  if (!added) return failure_in(text, added.error());
  const bool keep = *added == Model::Effect::kCounting;
  if (keep) {
    cancel_file();
    evaluation_.reset();
    catalog_->set_counting(model_.counting);
  } else {
    reset();
  }
  Json answer;
  put(answer, "ok", true);
  put(answer, "kept", keep);
  return dump(answer);
}

std::string Session::use_model(std::string_view name) {
  Result<Model> model = bundled_model(name);
  if (!model) return failure(model.error(), {});
  model_ = std::move(model).value();
  reset();
  return R"({"ok":true})";
}

std::string Session::model() const {
  Json answer;
  put(answer, "ok", true);
  put(answer, "name", model_.identifier);
  Json& bundled = put_array(answer, "bundled");
  for (const BundledModel& model : bundled_models()) {
    Json& item = append(bundled);
    put(item, "name", model.identifier);
    put(item, "title", model.title);
  }
  Json& documents = put_array(answer, "documents");
  for (const Document& document : model_.documents) {
    Json& item = append(documents);
    put(item, "kind", kind_name(document.kind));
    put(item, "identifier", document.identifier);
    put(item, "title", document.title);
    put(item, "changed", document.own);
    put(item, "text", document.text);
  }
  return dump(answer);
}

void Session::begin_file(std::string name, Millis now, std::string_view columns) {
  cancel_file();
  evaluation_.reset();
  catalog_->checkpoint();
  file_ = std::make_unique<FileReader>(model_, *signatures_, *catalog_, jq_, std::move(name), now,
                                       column_names(columns));
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
  Json answer;
  put(answer, "ok", true);
  put(answer, "input", json_input(inputs_.back()));
  return dump(answer);
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
  evaluation_.reset();
  catalog_ = std::make_unique<Catalog>(stored_blueprints(model_));
  catalog_->set_counting(model_.counting);
  declare_searches(model_.mappings, *catalog_);
  signatures_ = std::make_unique<Signatures>(model_.mappings);
}

std::string Session::beginning(std::string_view text, std::string_view columns) const {
  return dump(dora::beginning(text, column_names(columns), model_));
}

std::string Session::try_mapping(std::string_view mapping, std::string_view record, Millis now) {
  const Result<Json> tried = dora::try_mapping(mapping, record, model_, jq_, now);
  if (jq_.open()) return needs_jq();
  jq_.forget();
  return tried ? dump(tried.value()) : failure_in(mapping, tried.error());
}

Evaluation& Session::evaluate(EvaluationSettings settings) {
  settings.jq = &jq_;
  settings.history = &model_.history;
  if (evaluation_) {
    evaluation_->set(settings);
  } else {
    evaluation_ = std::make_unique<Evaluation>(*catalog_, settings);
    unchanging_.reset();
  }
  return *evaluation_;
}

template <typename Write>
std::string Session::evaluate(EvaluationSettings settings, Write write) {
  std::string answer = write(evaluate(std::move(settings)));
  // Some of its values wait for jq, or more entities are to come.
  if (jq_.open() || file_) evaluation_.reset();
  if (jq_.open()) return needs_jq();
  jq_.forget();
  return answer;
}

std::string Session::report(EvaluationSettings settings) {
  return evaluate(std::move(settings), [&](Evaluation& evaluation) {
    return write_report(inputs_, model_, evaluation, unchanging_);
  });
}

std::string Session::summary(EvaluationSettings settings) {
  return evaluate(std::move(settings),
                  [&](Evaluation& evaluation) { return write_summary(model_, evaluation); });
}

std::string Session::explain(EvaluationSettings settings, std::string_view question) {
  const Result<Question> asked = read_question(question);
  if (!asked) return failure_in(question, asked.error());
  return evaluate(std::move(settings), [&](Evaluation& evaluation) {
    const Result<Json> answer = dora::explain(*asked, model_, evaluation);
    return answer ? dump(*answer) : failure(answer.error(), {});
  });
}

std::string Session::sparklines(EvaluationSettings settings, std::string_view blueprint) {
  return evaluate(std::move(settings), [&](Evaluation& evaluation) {
    return write_sparklines(model_, blueprint, evaluation);
  });
}

std::string Session::choices() {
  // Nothing in it depends on settings, but there may be no evaluation yet.
  const std::string choices =
      dump(json_choices(model_, evaluation_ ? *evaluation_ : evaluate(EvaluationSettings())));
  if (file_) evaluation_.reset();  // more entities are to come
  return choices;
}

void Session::answer_jq(jq::Outcome outcome, std::string_view output) {
  jq_.answer(outcome, output);
  if (file_ && !jq_.open()) file_->resume();
}

}  // namespace dora
