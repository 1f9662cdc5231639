// Every name that leaves the engine. web/src/engine/dora.d.mts says the same in TypeScript.

#include <emscripten/bind.h>

#include "session/session.hpp"
#include "session/settings.hpp"

namespace {

using dora::Session;

void begin_file(Session& session, const std::string& name, double now, const std::string& columns) {
  session.begin_file(name, static_cast<dora::Millis>(now), columns);
}

std::string beginning(const Session& session, const std::string& text, const std::string& columns) {
  return session.beginning(text, columns);
}

std::string try_mapping(Session& session, const std::string& mapping, const std::string& record,
                        double now) {
  return session.try_mapping(mapping, record, static_cast<dora::Millis>(now));
}

/// A view into the module's memory. Any further call may move that memory.
emscripten::val reserve(Session& session, double size) {
  const std::size_t bytes = static_cast<std::size_t>(size);
  auto* data = reinterpret_cast<unsigned char*>(session.reserve(bytes));
  return emscripten::val(emscripten::typed_memory_view(bytes, data));
}

bool commit(Session& session, double size) { return session.commit(static_cast<std::size_t>(size)); }

double records(const Session& session) { return static_cast<double>(session.records()); }

std::string add_model(Session& session, const std::string& text) { return session.add_model(text); }

std::string use_model(Session& session, const std::string& name) { return session.use_model(name); }

/// Calls a method that takes settings; what cannot be read as settings is told as a failure.
template <typename Method, typename... Rest>
std::string with_settings(Session& session, Method method, const std::string& text,
                          const Rest&... rest) {
  dora::Result<dora::EvaluationSettings> settings = dora::read_settings(text);
  if (!settings) return Session::failure_in(text, settings.error());
  return (session.*method)(std::move(settings).value(), rest...);
}

std::string report(Session& session, const std::string& settings) {
  return with_settings(session, &Session::report, settings);
}

std::string summary(Session& session, const std::string& settings) {
  return with_settings(session, &Session::summary, settings);
}

std::string explain(Session& session, const std::string& settings, const std::string& question) {
  return with_settings(session, &Session::explain, settings, question);
}

std::string sparklines(Session& session, const std::string& settings,
                       const std::string& blueprint) {
  return with_settings(session, &Session::sparklines, settings, blueprint);
}

/// How jq fared; any other word counts as no jq at all.
dora::jq::Outcome outcome(const std::string& word) {
  if (word == "done") return dora::jq::Outcome::kDone;
  if (word == "syntax") return dora::jq::Outcome::kSyntax;
  if (word == "timeout") return dora::jq::Outcome::kTimeout;
  return dora::jq::Outcome::kUnavailable;
}

void answer_jq(Session& session, const std::string& word, const std::string& output) {
  session.answer_jq(outcome(word), output);
}

}  // namespace

EMSCRIPTEN_BINDINGS(dora) {
  emscripten::class_<Session>("Session")
      .constructor<>()
      .function("addModel", &add_model)
      .function("useModel", &use_model)
      .function("model", &Session::model)
      .function("beginFile", &begin_file)
      .function("reserve", &reserve)
      .function("commit", &commit)
      .function("records", &records)
      .function("endFile", &Session::end_file)
      .function("cancelFile", &Session::cancel_file)
      .function("reset", &Session::reset)
      .function("beginning", &beginning)
      .function("tryMapping", &try_mapping)
      .function("report", &report)
      .function("summary", &summary)
      .function("explain", &explain)
      .function("sparklines", &sparklines)
      .function("choices", &Session::choices)
      .function("jqQuestion", &Session::jq_question)
      .function("answerJq", &answer_jq);
}
