// Every number of every golden case is explained, and each explanation makes the number.

#include "explained.hpp"
#include "golden_cases.hpp"

namespace dora::test {
namespace {

constexpr DivisorRule kRules[] = {DivisorRule::kSpan, DivisorRule::kActiveWeeks,
                                  DivisorRule::kUntilNow, DivisorRule::kWindow,
                                  DivisorRule::kCalendarWeeks};

const std::string kAll = "__all";

/// Gives each aggregation of the model another that counts whatever belongs to the holder.
void count_all(Session& session) {
  const json model = json::parse(session.model());
  json changed = json::array();
  for (const json& document : model["documents"]) {
    if (document["kind"] != "blueprint") continue;
    json blueprint = json::parse(document["text"].get<std::string>());
    json& aggregations = blueprint["aggregationProperties"];
    if (!aggregations.is_object()) continue;
    json all = json::object();
    for (auto& [name, aggregation] : aggregations.items()) {
      all[name + kAll] = aggregation;
      all[name + kAll].erase("query");
      all[name + kAll]["calculationSpec"] = {{"func", "count"}, {"calculationBy", "entities"}};
    }
    aggregations.update(all);
    changed.push_back(std::move(blueprint));
  }
  const json added = json::parse(session.add_model(changed.dump()));
  INFO(added.dump());
  REQUIRE(added["ok"] == true);
}

class Checker {
 public:
  Checker(Session& session, const EvaluationSettings& settings)
      : session_(session), settings_(settings), report_(json::parse(session.report(settings))) {}

  const json& report() const { return report_; }

  void check_entities() {
    for (const auto& [blueprint, entities] : report_["entities"].items()) {
      for (const json& entity : entities) {
        for (const auto& [property, value] : entity["properties"].items()) {
          if (!report_["properties"][blueprint].contains(property)) continue;
          if (report_["properties"][blueprint][property]["type"] == "relation") continue;
          check_property(blueprint, entity, property);
        }
      }
    }
  }

  void check_trends() {
    for (const json& metric : report_["trends"]) {
      json question = {{"kind", "metric"}, {"metric", metric["identifier"]}};
      const json whole = explained(session_, settings_, question);
      std::size_t counted = 0;
      for (const json& point : metric["points"]) {
        question["from"] = point["from"];
        const json answer = explained(session_, settings_, question);
        INFO(question.dump() << " " << answer.dump());
        REQUIRE(answer.contains("value"));
        CHECK(answer["value"] == point["value"]);
        check_parts(answer);
        CHECK(point["count"] == in_number(answer));
        counted += point["count"].get<std::size_t>();
      }
      INFO(whole.dump());
      check_parts(whole);
      CHECK(counted == in_number(whole));
      if (metric.contains("spread")) CHECK(close(whole["value"], metric["spread"]["mean"]));
    }
  }

  void check_widgets() {
    for (const json& widget : report_["widgets"]) {
      const json question = of_widget(widget["id"]);
      if (widget.contains("error")) {
        CHECK(explained(session_, settings_, question)["error"]["id"] == widget["error"]["id"]);
      } else if (widget.contains("series")) {
        check_series(widget);
      } else if (widget.contains("display")) {
        const json answer = explained(session_, settings_, question);
        INFO(question.dump() << " " << answer.dump());
        CHECK(answer["value"] == widget["value"]);
        if (!widget["value"].is_null()) CHECK(answer["display"] == widget["display"]);
        if (answer.contains("aggregate")) CHECK(answer["aggregate"]["count"] == widget["entities"]);
        check_parts(answer);
      } else if (widget.contains("groups")) {
        check_table(widget);
      }
    }
  }

 private:
  /// How many entities a metric is of.
  static std::size_t in_number(const json& answer) {
    std::size_t count = 0;
    for (const json& input : answer.value("inputs", json::array())) count += in_number(input);
    if (!answer.contains("aggregate")) return count;
    const json& aggregate = answer["aggregate"];
    return aggregate[aggregate.contains("withValue") ? "withValue" : "count"].get<std::size_t>();
  }

  void check_property(const std::string& blueprint, const json& entity,
                      const std::string& property) {
    const std::string identifier = entity["identifier"];
    const json answer =
        explained(session_, settings_, of_property(blueprint, identifier, property));
    INFO(blueprint << " " << identifier << " " << property << " " << answer.dump());
    REQUIRE(answer.contains("value"));
    CHECK(answer["value"] == entity["properties"][property]);
    CHECK(answer["entity"]["identifier"] == identifier);
    check_parts(answer);
    for (const json& input : answer.value("inputs", json::array())) {
      if (answer.contains("program")) {
        CHECK(input["value"] == entity["properties"][input["property"].get<std::string>()]);
      }
      CHECK_FALSE(input.contains("rows"));
    }
    if (!answer.contains("aggregate") || !entity["properties"].contains(property + kAll)) return;
    // A view of a time holds for the count of all of them, too.
    if (settings_.view.from || settings_.view.to) return;
    const std::size_t belong = answer["aggregate"]["count"].get<std::size_t>() +
                               left_out(answer["aggregate"], {"rule", "before", "after"});
    CHECK(entity["properties"][property + kAll] == belong);
  }

  void check_series(const json& widget) {
    for (std::size_t i = 0; i < widget["series"].size(); ++i) {
      json question = of_widget(widget["id"]);
      question["series"] = i;
      std::size_t counted = 0;
      for (const json& point : widget["series"][i]["points"]) {
        question["from"] = point["from"];
        const json answer = explained(session_, settings_, question);
        INFO(question.dump() << " " << answer.dump());
        REQUIRE(answer.contains("value"));
        CHECK(answer["value"] == point["value"]);
        counted += answer["aggregate"]["count"].get<std::size_t>();
        if (!point["value"].is_null()) check_parts(answer);
      }
      question.erase("from");
      const json whole = explained(session_, settings_, question);
      INFO(question.dump() << " " << whole.dump());
      CHECK(whole["aggregate"]["count"] == counted);
    }
  }

  void check_table(const json& widget) {
    std::set<std::string> rows;
    for (const json& group : widget["groups"]) {
      for (const json& row : group["rows"]) rows.insert(row);
    }
    const json answer = explained(session_, settings_, of_widget(widget["id"]));
    INFO(answer.dump());
    CHECK(answer["value"] == rows.size());
    check_parts(answer);
  }

  Session& session_;
  const EvaluationSettings& settings_;
  json report_;
};

/// What a person may look at: everything; a team; a time; a day that is over; something less.
std::vector<View> views(const json& report, Millis now) {
  std::vector<View> all(1);
  for (const char* blueprint : {"_team", "service"}) {
    if (report["entities"][blueprint].empty()) continue;
    View view;
    view.only = {{blueprint, {report["entities"][blueprint][0]["identifier"]}}};
    all.push_back(view);
  }
  View time;
  time.from = now - 60 * kDay;
  all.push_back(time);
  time.to = now - 5 * kDay;
  all.push_back(time);
  View earlier;
  earlier.to = now - 10 * kDay;
  earlier.instead = {{"deployment", "environment", {}}};
  all.push_back(earlier);
  return all;
}

/// Explains everything that a report of these settings shows.
void check_all(Session& session, const EvaluationSettings& settings) {
  Checker checker(session, settings);
  checker.check_entities();
  checker.check_widgets();
  checker.check_trends();
  // Explaining changes nothing.
  CHECK(json::parse(session.report(settings)) == checker.report());
}

}  // namespace

TEST_CASE("every number of every golden case is made by its explanation", "[explain]") {
  for (const auto& folder : case_folders()) {
    DYNAMIC_SECTION(folder.filename().string()) {
      const Case test = read_case(folder);
      Runner runner(test);
      count_all(runner.session());
      const json report = runner.run(test);
      EvaluationSettings settings = runner.settings();
      for (const DivisorRule rule : kRules) {
        INFO(divisor_name(rule));
        settings.divisor = rule;
        check_all(runner.session(), settings);
      }
      settings = runner.settings();
      for (const View& view : views(report, settings.now)) {
        INFO("view with only " << view.only.size() << ", from " << view.from.value_or(0) << ", to "
                               << view.to.value_or(0));
        settings.view = view;
        check_all(runner.session(), settings);
      }
    }
  }
}

TEST_CASE("every number of real exports is made by its explanation", "[explain]") {
  if (!std::filesystem::exists(DORA_SHARED_DATA_DIR)) return;
  for (const auto& entry : std::filesystem::directory_iterator(DORA_SHARED_DATA_DIR)) {
    if (entry.path().extension() != ".json") continue;
    DYNAMIC_SECTION(entry.path().filename().string()) {
      Session session;
      count_all(session);
      const json ended = load(session, "export", read_file(entry.path().string()));
      if (ended["ok"] != true || ended["input"]["span"].is_null()) continue;
      EvaluationSettings settings;
      settings.now = moment(ended["input"]["span"]["to"].get<std::string>());
      const json report = json::parse(session.report(settings));
      for (const View& view : views(report, settings.now)) {
        settings.view = view;
        check_all(session, settings);
      }
    }
  }
}

}  // namespace dora::test
