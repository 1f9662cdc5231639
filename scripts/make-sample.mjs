// Writes public/sample/sample-synthetic.json: half a year of an invented shop's deliveries.
//
//   node scripts/make-sample.mjs [--seed N]
//
// Nothing in it is anyone's data. The same seed gives the same bytes: only + - * / and square roots
// are used, which every engine computes alike. The last day is part of the data, not of the clock.
// What must be in it (all four tiers of every metric, and the odd cases) is checked by
// tests/reference/sample.test.mjs.

import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { randomFrom } from "./lib/random.mjs";

export const kSeed = 2026;
export const kLastDay = "2026-11-15"; // a Sunday, so that the 90 days of the trends begin a week
const kWeeks = 26;

const kMinute = 60_000;
const kDay = 1440 * kMinute;
const kMonthLong = 20_000; // minutes
const kEnd = Date.parse(`${kLastDay}T00:00:00Z`) + kDay;
const kStart = kEnd - kWeeks * 7 * kDay;

const kTeams = {
  data: "Data",
  logistics: "Logistics",
  payments: "Payments",
  platform: "Platform",
  storefront: "Storefront",
};

// merged pull requests (each a deployment) in the half year, their typical age in hours when merged,
// incidents, typical minutes to recovery
const kServices = [
  { id: "catalog", team: "storefront", merges: 68, hours: 44, incidents: 5, minutes: 120 },
  { id: "checkout", team: "payments", merges: 234, hours: 6, incidents: 7, minutes: 28 },
  { id: "event-pipeline", team: "data", merges: 11, hours: 260, incidents: 2, minutes: 600 },
  { id: "fraud-check", team: "payments", merges: 16, hours: 190, incidents: 6, minutes: 2400 },
  { id: "gateway", team: "platform", merges: 228, hours: 4, incidents: 5, minutes: 17 },
  { id: "identity", team: "platform", merges: 204, hours: 8, incidents: 9, minutes: 31 },
  { id: "inventory", team: "logistics", merges: 21, hours: 120, incidents: 7, minutes: 420 },
  { id: "ledger", team: "payments", merges: 57, hours: 30, incidents: 8, minutes: 160 },
  { id: "notifications", team: "storefront", merges: 41, hours: 22, incidents: 3, minutes: 75 },
  { id: "orders", team: "logistics", merges: 36, hours: 85, incidents: 6, minutes: 260 },
  { id: "partner-api", team: null, merges: 24, hours: 150, incidents: 4, minutes: 1100 },
  { id: "payouts", team: "payments", merges: 34, hours: 70, incidents: 9, minutes: 540 },
  { id: "recommendations", team: "storefront", merges: 18, hours: 230, incidents: 0, minutes: 0 },
  { id: "reports", team: "data", merges: 4, hours: 1100, incidents: 3, minutes: 58000 },
  { id: "search", team: "storefront", merges: 47, hours: 33, incidents: 14, minutes: 210 },
  { id: "shipping", team: "logistics", merges: 12, hours: 380, incidents: 6, minutes: 4300 },
  { id: "warehouse-export", team: "data", merges: 3, hours: 500, incidents: 1, minutes: 900 },
  { id: "web-shop", team: "storefront", merges: 156, hours: 13, incidents: 15, minutes: 70 },
];
const kStopped = { id: "warehouse-export", after: kStart + 119 * kDay }; // no merge since September

// What makes the weeks differ: a slow August, a push before the autumn sale, then a freeze.
const kSeasons = [
  { from: "2026-08-03", to: "2026-08-22", merges: 0.5, hours: 1.5 },
  { from: "2026-09-07", to: "2026-09-26", merges: 1.6, hours: 0.8 },
  { from: "2026-10-05", to: "2026-10-13", merges: 0.25, hours: 2 },
  { from: "2026-10-26", to: "2026-11-07", merges: 1.3, hours: 0.9 },
];
const kWeekdays = [0.04, 1, 1.25, 1.2, 1.1, 0.6, 0.06]; // from Sunday

/** Around `typical`, more often a bit less, now and then much more; never beyond 0.2 to 3 times. */
function skewed(random, typical) {
  const u = 0.04 + 0.86 * random();
  return typical * Math.sqrt(u / (1 - u));
}

function seasonOf(time) {
  const day = new Date(time).toISOString().slice(0, 10);
  return kSeasons.find(({ from, to }) => day >= from && day < to) ?? { merges: 1, hours: 1 };
}

/** How likely a merge is on each day of the half year. */
function dayWeights(random) {
  const weekly = Array.from({ length: kWeeks + 1 }, () => 0.75 + 0.5 * random());
  return Array.from({ length: kWeeks * 7 }, (_, day) => {
    const time = kStart + day * kDay;
    const growth = 0.8 + (0.4 * day) / (kWeeks * 7);
    const weekday = kWeekdays[new Date(time).getUTCDay()];
    return growth * weekday * weekly[Math.floor(day / 7)] * seasonOf(time).merges;
  });
}

function pickDay(random, weights) {
  let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const day = weights.findIndex((weight) => {
    rest -= weight;
    return rest < 0;
  });
  return day < 0 ? weights.length - 1 : day;
}

/** A moment of the working day, on the minute: the mean of two is likelier near noon. */
const workingMinute = (random) => Math.floor(420 + 330 * (random() + random())) * kMinute;

const isoText = (time) => new Date(time).toISOString().replace(".000Z", "Z");
const sorted = (times) => times.sort((a, b) => a - b);

function mergeTimes(random, service, weights) {
  const usable =
    service.id === kStopped.id ? weights.slice(0, (kStopped.after - kStart) / kDay) : weights;
  const times = Array.from(
    { length: service.merges },
    () => kStart + pickDay(random, usable) * kDay + workingMinute(random),
  );
  // The first and the last week have a merge, so that the span is the half year.
  times[0] = kStart + Math.floor(5 * random()) * kDay + workingMinute(random);
  if (service.id !== kStopped.id) {
    times[1] = kEnd - (3 + Math.floor(3 * random())) * kDay + workingMinute(random);
  }
  if (service.id === "checkout") times[2] = kEnd - kDay + workingMinute(random); // a Sunday's hotfix
  return sorted(times);
}

function pullRequest(random, service, merged, number) {
  const age = 1.25 - (0.5 * (merged - kStart)) / (kEnd - kStart); // they are getting faster
  const minutes = skewed(random, service.hours * age * seasonOf(merged).hours) * 60;
  const created = merged - Math.max(4, Math.floor(minutes)) * kMinute;
  return {
    identifier: `${service.id}${1000 + number}`,
    properties: {
      createdAt: isoText(created),
      mergedAt: isoText(merged),
      cycle_time_hours: Math.floor(((merged - created) / 1000 / 3600) * 100) / 100,
    },
    relations: { service: service.id },
  };
}

function deployment(service, number, time, status, environment) {
  return {
    identifier: `${service.id}-deploy-${number}`,
    properties: {
      deploymentStatus: status,
      environment,
      createdAt: isoText(time),
    },
    relations: { service: service.id, pullRequest: `${service.id}${1000 + number}` },
  };
}

/** Merged pull requests with their deployments, and a few that a metric must not count. */
function delivery(random, service, weights) {
  const pullRequests = [];
  const deployments = [];
  let number = 0;
  for (const merged of mergeTimes(random, service, weights)) {
    number += 1;
    pullRequests.push(pullRequest(random, service, merged, number));
    deployments.push(deployment(service, number, merged, "Success", "Production"));
  }
  if (service.merges > 40) {
    const time = kEnd - (3 + Math.floor(60 * random())) * kDay + workingMinute(random);
    deployments.push(deployment(service, number + 1, time, "Failed", "Production"));
    deployments.push(deployment(service, number + 2, time + 30 * kMinute, "Success", "Staging"));
    const open = kEnd - (3 + Math.floor(9 * random())) * kDay + workingMinute(random);
    pullRequests.push({
      identifier: `${service.id}${1000 + number + 3}`,
      properties: { createdAt: isoText(open) },
      relations: { service: service.id },
    });
  }
  return { pullRequests, deployments };
}

function incidentsOf(random, service, weights) {
  const times = Array.from({ length: service.incidents }, () => {
    const minutes = Math.max(3, Math.floor(skewed(random, service.minutes)));
    // Over before the last day; the month-long ones before the last month, whose mean they would be.
    const before = kEnd - (minutes > kMonthLong ? 35 : 2) * kDay - minutes * kMinute;
    const days = Math.floor((before - kStart) / kDay);
    const day = pickDay(random, weights.slice(0, days));
    return { created: kStart + day * kDay + workingMinute(random) + 120 * kMinute, minutes };
  });
  times.sort((a, b) => a.created - b.created);
  return times.map(({ created, minutes }, i) => {
    const open = service.id === "search" && i === service.incidents - 1; // nobody has mended it yet
    const resolved = { resolvedAt: isoText(created + minutes * kMinute), recoveryTime: minutes };
    return {
      identifier: `${service.id}-incident-${i + 1}`,
      properties: {
        status: open ? "acknowledged" : "resolved",
        created_at: isoText(created),
        ...(open ? {} : resolved),
      },
      relations: { service: service.id },
    };
  });
}

const titleOf = (id) =>
  id === "partner-api" ? "Partner API" : (id[0].toUpperCase() + id.slice(1)).replaceAll("-", " ");

/** The sample as entities, by blueprint. */
export function sampleEntities(seed = kSeed) {
  const random = randomFrom(seed);
  const weights = dayWeights(random);
  const entities = {
    _team: Object.entries(kTeams).map(([identifier, title]) => ({
      identifier,
      title,
      properties: { type: "team" },
    })),
    service: kServices.map(({ id, team }) => ({
      identifier: id,
      title: titleOf(id),
      relations: team ? { team } : {},
    })),
    githubPullRequest: [],
    deployment: [],
    pagerdutyIncident: [],
  };
  for (const service of kServices) {
    const { pullRequests, deployments } = delivery(random, service, weights);
    entities.githubPullRequest.push(...pullRequests);
    entities.deployment.push(...deployments);
    entities.pagerdutyIncident.push(...incidentsOf(random, service, weights));
  }
  return entities;
}

/** One entity a line: small, and a change can be read. */
export function sampleText(entities) {
  const lists = Object.entries(entities).map(
    ([blueprint, list]) =>
      `${JSON.stringify(blueprint)}:[\n${list.map((entity) => JSON.stringify(entity)).join(",\n")}\n]`,
  );
  return `{\n${lists.join(",\n")}\n}\n`;
}

function main(args) {
  const at = args.indexOf("--seed");
  const seed = at < 0 ? kSeed : Number(args[at + 1]);
  const entities = sampleEntities(seed);
  const text = sampleText(entities);
  const folder = new URL("../public/sample/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL("sample-synthetic.json", folder), text);
  const counts = Object.entries(entities).map(([blueprint, list]) => `${list.length} ${blueprint}`);
  console.log(`seed ${seed}: ${counts.join(", ")}; last day ${kLastDay}`);
  console.log(`${text.length} bytes, ${gzipSync(text, { level: 9 }).length} gzipped`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
