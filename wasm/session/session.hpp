#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.hpp"
#include "evaluate/evaluation.hpp"
#include "ingest/file_reader.hpp"
#include "jq/fallback.hpp"
#include "model/model.hpp"
#include "report/report.hpp"

namespace dora {

/// The engine's one door: it owns the model, the files' entities and all memory. Files are read one
/// after the other; a file that fails or is cancelled leaves nothing behind.
///
/// Answers are JSON texts. Failures are
/// {"ok":false,"error":{id,offset,line,column,detail,pointer}}, where line and column count from 1.
class Session {
 public:
  /// Starts with the first of the bundled models.
  Session();

  /// A failure as an answer, of an error in a text that was given: with its place, which a pointer
  /// may name.
  static std::string failure_in(std::string_view text, const Error& error);

  /// Adds or replaces documents of the model; see Model::add. {"ok":true,"kept"}, or a failure,
  /// which changes nothing. Files are kept where only what counts has changed. Otherwise they are
  /// forgotten, because what is kept of them depends on the model: read them again.
  std::string add_model(std::string_view text);
  /// Puts a bundled model in force, without what was added, and forgets all files. {"ok":true}.
  std::string use_model(std::string_view name);
  /// The model in force: {"ok":true,"name","bundled":[{name,title}],"documents":[{kind,identifier,
  /// title,changed,text}]}, where kind is blueprint, page, mapping, service-rules, strategies,
  /// aliases, facet, measures or metrics, and text is indented JSON.
  std::string model() const;

  /// Begins a file. `now` is what the mappings take as the present. `columns` is what a person says
  /// of the columns of a table: a JSON object of members by column, "" for one to be passed over,
  /// such as {"App":"service","Notes":""}; empty for nothing.
  void begin_file(std::string name, Millis now, std::string_view columns = {});
  /// Room for `size` bytes of the file; valid until the next call of any method.
  char* reserve(std::size_t size);
  /// Reads the first `size` bytes of it. False once the file has failed: end it to hear why.
  bool commit(std::size_t size);
  /// Records read of the file so far.
  std::uint64_t records() const;
  /// Ends the file. {"ok":true,"input":{...}}, as in the report. While jq has to be asked, a
  /// failure with "needsJq":true: then answer, and call it again.
  std::string end_file();
  /// Gives the file up.
  void cancel_file();
  /// Forgets all files; the model stays.
  void reset();

  /// What the beginning of a file holds; see beginning(). Changes nothing.
  std::string beginning(std::string_view text, std::string_view columns) const;
  /// What a mapping makes of one record; see try_mapping(). Changes nothing. Like end_file() it may
  /// need jq first.
  std::string try_mapping(std::string_view mapping, std::string_view record, Millis now);

  /// The report; see docs/report.md. Like end_file() it may need jq first. What does not depend on
  /// the settings is kept for the next report of the same files.
  std::string report(EvaluationSettings settings);

  /// Of a report only what another is compared with: now, widgets, trends. What does not depend on
  /// the settings is kept from one call to the other, whichever they are.
  std::string summary(EvaluationSettings settings);
  /// How a number of the report of these settings came to be; web/src/engine/explanation.ts has the
  /// shapes of the question and the answer.
  std::string explain(EvaluationSettings settings, std::string_view question);
  /// For each metric the weeks of every entity of a blueprint that aggregates something; for
  /// another an empty array.
  std::string sparklines(EvaluationSettings settings, std::string_view blueprint);
  /// What a view can be made of; web/src/engine/choices.ts.
  std::string choices();

  /// What jq itself has to be asked because a program is beyond the engine's subset; see
  /// jq::Fallback::question(). Empty when nothing is open. To be looked at after commit(),
  /// end_file() and report(), and after each answer.
  std::string jq_question() { return jq_.question(); }
  /// The answer to the question; see jq::Fallback::answer().
  void answer_jq(jq::Outcome outcome, std::string_view output);

 private:
  /// The evaluation of the files there are, for these settings.
  Evaluation& evaluate(EvaluationSettings settings);
  /// What `write` makes of the evaluation at these settings, unless jq has to be asked first.
  template <typename Write>
  std::string evaluate(EvaluationSettings settings, Write write);

  Model model_;
  std::unique_ptr<Signatures> signatures_;  // of the model's mappings
  std::unique_ptr<Catalog> catalog_;
  jq::Fallback jq_;
  std::unique_ptr<FileReader> file_;
  std::unique_ptr<Evaluation> evaluation_;  // of the files there are; null before the first report
  std::optional<Unchanging> unchanging_;    // of that evaluation
  std::vector<InputSummary> inputs_;
};

}  // namespace dora
