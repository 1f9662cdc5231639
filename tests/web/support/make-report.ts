import { randomFrom } from "../../../scripts/lib/random.mjs";
import type {
  Entity,
  PropertyInfo,
  Report,
  SeriesPoint,
  TableGroup,
} from "../../../web/src/engine/report";

/** What a made-up report is to look like. Everything is the same for the same options. */
export interface ReportOptions {
  services?: number;
  teams?: number;
  /** Appended to every name. */
  suffix?: string;
  weeks?: number;
  now?: string;
  newest?: string | null;
}

const kTierColors = { Low: "red", Medium: "orange", High: "blue", Elite: "lime" };
const kTiers = ["Elite", "High", "Medium", "Low"] as const;
const kNames = ["checkout", "ledger", "invoicing", "gateway", "identity", "web", "experiments"];
const kTeams = ["Payments", "Platform", "Growth", "Data", "Mobile", "Search"];
const kWeekMs = 7 * 86_400_000;

const info = (title: string, type = "number"): PropertyInfo => ({ title, type });
const tier = (title: string): PropertyInfo => ({ title, type: "string", colors: kTierColors });

const kShared: Record<string, PropertyInfo> = {
  deploy_freq_tier: tier("Deployment Frequency"),
  deployment_frequency: info("Deployment Frequency (per week)"),
  lead_time_tier: tier("Lead Time for Changes"),
  lead_time_for_changes: info("Lead Time for Changes (Hours)"),
  cfr_tier: tier("CFR"),
  change_failure_rate: info("Change Failure Rate (%)"),
  mttr_tier: tier("MTTR"),
  mean_time_to_recovery: info("MTTR (Minutes)"),
  total_deployments: info("Total Deployments"),
  total_incidents: info("Total Incidents"),
};

/** A report as the guide's dashboard gives it, with made-up numbers. */
export function makeReport(options: ReportOptions = {}): Report {
  const { services = 7, teams = 3, suffix = "", weeks = 14 } = options;
  const now = options.now ?? "2026-11-22T10:14:00Z";
  const random = randomFrom(7);
  const teamEntities = Array.from({ length: teams }, (_, i) =>
    entity(`team-${i}`, `${kTeams[i % kTeams.length]}${i < 6 ? "" : ` ${i}`}${suffix}`, random),
  );
  const serviceEntities = Array.from({ length: services }, (_, i) => {
    const name = `${kNames[i % kNames.length]}${i < 7 ? "" : `-${i}`}${suffix}`;
    const made = entity(name, name, random);
    made.team = teams === 0 || i % 6 === 5 ? [] : [`team-${i % teams}`];
    if (i % 7 === 6) {
      made.properties.lead_time_for_changes = null;
      made.properties.lead_time_tier = "Low";
      made.properties.total_incidents = 0;
      made.properties.mean_time_to_recovery = null;
      made.properties.mttr_tier = null;
    }
    return made;
  });
  const counts = points(now, weeks, () => Math.round(40 + 60 * random()));
  const hours = points(now, weeks, (i) => (i % 6 === 3 ? null : 20 + 25 * random()));
  return {
    version: 1,
    now,
    newest: options.newest === undefined ? "2026-11-21T16:40:00Z" : options.newest,
    inputs: [],
    warnings: [],
    entities: { service: serviceEntities, _team: teamEntities },
    properties: {
      service: kShared,
      _team: {
        ...kShared,
        services_count: info("Services Count"),
        deployment_frequency_per_service: info("Deployment Frequency (per service)"),
      },
    },
    layout: [
      { height: 400, columns: [col("deployFreqKpi", 4), col("deployFreqTrend", 8)] },
      { height: 400, columns: [col("leadTimeKpi", 4), col("leadTimeTrend", 8)] },
      { height: 400, columns: [col("cfrKpi", 4), col("mttrKpi", 8)] },
      { height: 400, columns: [col("serviceDoraTable", 12)] },
      { height: 400, columns: [col("teamDoraTable", 12)] },
    ],
    widgets: [
      number(
        "deployFreqKpi",
        "Avg Deployment Frequency",
        "Average weekly deployments per service across all teams",
        teams ? 4.634375 : null,
        "4.63",
        "per week",
        "High",
      ),
      line(
        "deployFreqTrend",
        "Deployment Frequency (Weekly Trend)",
        "Production deployments per week over the last 3 months",
        "Deployments",
        counts,
      ),
      number(
        "leadTimeKpi",
        "Avg Lead Time for Changes",
        "Average lead time for changes across the organization in the last 30 days",
        31.0416667,
        "31.04",
        "Hours",
        "High",
      ),
      line(
        "leadTimeTrend",
        "Lead Time for Changes (Weekly Trend)",
        "Average lead time from PR creation to merge, by week",
        "Hours",
        hours,
      ),
      number(
        "cfrKpi",
        "Avg Change Failure Rate (CFR)",
        "Average change failure rate across all teams in the organization",
        teams ? 8 : null,
        "8",
        "%",
        "High",
      ),
      number(
        "mttrKpi",
        "Avg Daily Mean Time to Recovery (MTTR)",
        "Average mean time to recovery across the organization in the last 30 days",
        41.8,
        "42",
        "Minutes",
        "Elite",
      ),
      {
        id: "serviceDoraTable",
        type: "table-entities-explorer",
        title: "Service - DORA Metrics",
        description:
          "DORA metrics per service, scored against benchmarks: Elite / High / Medium / Low",
        blueprint: "service",
        columns: [
          "$title",
          "team",
          "deploy_freq_tier",
          "deployment_frequency",
          "lead_time_tier",
          "lead_time_for_changes",
          "cfr_tier",
          "mttr_tier",
          "total_deployments",
        ],
        groups: groupByTeam(serviceEntities, teamEntities),
      },
      {
        id: "teamDoraTable",
        type: "table-entities-explorer",
        title: "Team - DORA Metrics",
        description:
          "DORA metrics per team, scored against benchmarks: Elite / High / Medium / Low",
        blueprint: "_team",
        columns: [
          "$title",
          "deploy_freq_tier",
          "deployment_frequency_per_service",
          "lead_time_tier",
          "lead_time_for_changes",
          "cfr_tier",
          "mttr_tier",
        ],
        groups: [{ value: null, title: null, rows: teamEntities.map((team) => team.identifier) }],
      },
    ],
  };
}

const col = (id: string, size: number) => ({ id, size });

function number(
  id: string,
  title: string,
  description: string,
  value: number | null,
  digits: string,
  unit: string,
  name: keyof typeof kTierColors,
) {
  return {
    id,
    type: "entities-number-chart" as const,
    title,
    description,
    value,
    display: value === null ? null : `${digits} ${unit}`,
    number: value === null ? null : digits,
    unit,
    tier: value === null ? null : { name, color: kTierColors[name] },
    entities: value === null ? 0 : 3,
  };
}

function line(
  id: string,
  title: string,
  description: string,
  yAxisTitle: string,
  own: SeriesPoint[],
) {
  return {
    id,
    type: "line-chart" as const,
    title,
    description,
    xAxisTitle: "Week",
    yAxisTitle,
    series: [{ title: yAxisTitle, points: own }],
  };
}

/** Weeks up to the one of `now`, which is not over. */
export function points(
  now: string,
  weeks: number,
  value: (index: number) => number | null,
): SeriesPoint[] {
  const monday =
    Math.floor((Date.parse(now) - 4 * 86_400_000) / kWeekMs) * kWeekMs + 4 * 86_400_000;
  return Array.from({ length: weeks }, (_, index) => {
    const from = monday - (weeks - 1 - index) * kWeekMs;
    return {
      from: new Date(from).toISOString(),
      to: new Date(from + kWeekMs).toISOString(),
      label: isoWeek(from),
      value: value(index),
      partial: index === weeks - 1,
    };
  });
}

function isoWeek(mondayMs: number): string {
  const thursday = new Date(mondayMs + 3 * 86_400_000);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / kWeekMs) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}

function entity(identifier: string, title: string, random: () => number): Entity {
  const pick = () => kTiers[Math.floor(random() * kTiers.length)] ?? "Low";
  const frequency = random() * 12;
  return {
    identifier,
    title,
    properties: {
      deploy_freq_tier: pick(),
      deployment_frequency: frequency,
      deployment_frequency_per_service: frequency / 2,
      lead_time_tier: pick(),
      lead_time_for_changes: Math.round(random() ** 4 * 40_000) / 100,
      cfr_tier: pick(),
      change_failure_rate: Math.floor(random() * 60),
      mttr_tier: pick(),
      mean_time_to_recovery: random() * 500,
      total_deployments: Math.floor(random() * 200),
      total_incidents: 1 + Math.floor(random() * 9),
      services_count: 1 + Math.floor(random() * 9),
    },
  };
}

function groupByTeam(services: Entity[], teams: Entity[]): TableGroup[] {
  const groups = teams.map((team) => ({
    value: team.identifier as string | null,
    title: team.title,
    rows: rowsOf(services.filter((service) => service.team?.includes(team.identifier))),
  }));
  const rest = rowsOf(services.filter((service) => (service.team ?? []).length === 0));
  if (rest.length > 0) groups.push({ value: null, title: null, rows: rest });
  return groups.filter((group) => group.rows.length > 0);
}

function rowsOf(services: Entity[]): string[] {
  const frequency = (service: Entity) => Number(service.properties.deployment_frequency);
  return [...services].sort((a, b) => frequency(b) - frequency(a)).map((one) => one.identifier);
}
