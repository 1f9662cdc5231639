import { randomFrom } from "../../../scripts/lib/random.mjs";
import { type Aggregate, Tally } from "../aggregate";
import { cycleHours, iso, openFor, secondOfYear } from "./calendar";
import { pullRequestRecord } from "./pull-request-record";
import type { Writer } from "./writer";

const kRepositories = 200;

/** Markdown of a few thousand letters, with what a string has to be escaped for. */
function body(random: () => number): string {
  const lines = Array.from({ length: 5 + Math.floor(random() * 90) }, (_, i) =>
    i % 4 === 0 ? '- said "so" in `a\\b` – twice' : "lorem ipsum dolor sit amet ".repeat(3),
  );
  return lines.join("\r\n");
}

/**
 * GitHub's pull requests, about 20 KB each, compact, as the API sends them: four of five merged into
 * the default branch, the others open, closed, or merged elsewhere.
 */
export function writePullRequests(out: Writer, bytes: number, seed: number): Aggregate {
  const random = randomFrom(seed);
  const tally = new Tally();
  out.write("[");
  for (let number = 1; out.bytes < bytes; number += 1) {
    const kind = random();
    const created = secondOfYear(random);
    const ended = created + openFor(random);
    const now = secondOfYear(() => 0);
    const over = kind > 0.05 && ended <= now;
    const merged = over && kind > 0.15;
    const base = kind > 0.2 ? "main" : "release";
    if (merged && base === "main") {
      tally.deployments += 1;
      tally.change(ended, cycleHours(created, ended));
    }
    const record = pullRequestRecord({
      number,
      repo: `service-${Math.floor(random() * kRepositories)}`,
      login: `person-${Math.floor(random() * 500)}`,
      body: body(random),
      state: over ? "closed" : "open",
      base,
      createdAt: iso(created),
      updatedAt: iso(over ? ended : created),
      closedAt: over ? iso(ended) : null,
      mergedAt: merged ? iso(ended) : null,
    });
    out.write(number === 1 ? "" : ",", JSON.stringify(record));
    out.records += 1;
  }
  out.write("]");
  return tally.toAggregate();
}
