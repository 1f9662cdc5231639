// Incidents as the tools' own APIs gave them. The files are not part of the project; what they hold
// was counted with jq.

#include <catch2/catch.hpp>
#include <filesystem>
#include <optional>

#include "run.hpp"

namespace dora::test {
namespace {

constexpr const char* kNow = "2023-12-01T00:00:00Z";

struct Real {
  json input;
  json report;
};

/// Nothing where the file is absent.
std::optional<Real> read_real(const std::string& name) {
  const std::filesystem::path path = std::filesystem::path(DORA_SHARED_DATA_DIR) / name;
  if (!std::filesystem::exists(path)) {
    WARN(path.string() << " is absent");
    return std::nullopt;
  }
  Session session;
  const json ended = load(session, name, read_file(path.string()));
  INFO(ended.dump());
  REQUIRE(ended["ok"] == true);
  return Real{ended["input"], report(session, kNow)};
}

}  // namespace

TEST_CASE("real incidents of PagerDuty", "[real]") {
  const std::optional<Real> real = read_real("pagerduty-incidents.json");
  if (!real) return;
  CHECK(real->input["source"] == "pagerduty-incidents");
  CHECK(real->input["records"] == 3);
  CHECK(real->input["entities"] == json{{"pagerdutyIncident", 3}});
  CHECK(real->input["skipped"].empty());
  CHECK(real->report["entities"]["service"].size() == 1);
  const json service = entity(real->report, "service", "DevService")["properties"];
  CHECK(service["total_incidents"] == 3);
  // One is resolved: 06:45:36 to 06:51:44, 368 s.
  CHECK(service["mean_time_to_recovery"].get<double>() == Approx(368 / 60.0));
}

TEST_CASE("real incidents of Opsgenie", "[real]") {
  const std::optional<Real> real = read_real("opsgenie-incidents.json");
  if (!real) return;
  CHECK(real->input["source"] == "opsgenie-incidents");
  CHECK(real->input["records"] == 2);
  CHECK(real->input["entities"] == json{{"pagerdutyIncident", 2}});
  CHECK(real->input["skipped"].empty());
  CHECK(real->input["warnings"].empty());
  CHECK(real->report["entities"]["service"].size() == 1);
  const json service =
      entity(real->report, "service", "695bce3d-4621-4630-8ae1-24eb89c22d6e")["properties"];
  CHECK(service["total_incidents"] == 2);
  // One is resolved: 18:20:28 to 18:21:21, 53 s.
  CHECK(service["mean_time_to_recovery"].get<double>() == Approx(53 / 60.0));
}

}  // namespace dora::test
