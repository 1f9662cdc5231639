import { randomFrom } from "../../../scripts/lib/random.mjs";
import { type Aggregate, Tally } from "../aggregate";
import { cycleHours, iso, openFor, secondOfYear } from "./calendar";
import type { Writer } from "./writer";

export interface Organisation {
  services: number;
  /** Ends when that many deployments, or that many bytes, have been written. */
  deployments?: number;
  bytes?: number;
  /** Everything that Port's API says of an entity (500 bytes), not only what is wanted (200). */
  whole: boolean;
  seed: number;
}

interface Entity {
  blueprint: string;
  identifier: string;
  title?: string;
  properties?: string;
  relations?: string;
  at?: string;
}

const kPerson = "auth0|61df6e3f2ab9c80070d6aa31";

/** One entity a line, and how long its identifier and title are. */
class EntityWriter {
  textBytes = 0;

  constructor(
    private readonly out: Writer,
    private readonly whole: boolean,
  ) {}

  write({ blueprint, identifier, title, properties = "", relations = "", at = "" }: Entity): void {
    this.textBytes += identifier.length + (title?.length ?? 0);
    const titled = title === undefined ? "" : `"title":"${title}",`;
    const icon = this.whole ? `"icon":"Microservice",` : "";
    const times = this.whole
      ? `,"createdAt":"${at}","createdBy":"${kPerson}","updatedAt":"${at}","updatedBy":"${kPerson}"`
      : "";
    this.out.write(
      this.out.records === 0 ? "" : ",\n",
      `{"identifier":"${identifier}",${titled}${icon}"blueprint":"${blueprint}",`,
      `"properties":{${properties}},"relations":{${relations}}${times}}`,
    );
    this.out.records += 1;
  }
}

/**
 * A catalog of Port's: teams of ten services, each deployment with its pull request. One deployment
 * in twenty failed, and one went to staging; neither had a pull request merged for it.
 */
export function writeEntities(
  out: Writer,
  { services, deployments = Infinity, bytes = Infinity, whole, seed }: Organisation,
): { expected: Aggregate; textBytes: number } {
  const random = randomFrom(seed);
  const tally = new Tally();
  const entities = new EntityWriter(out, whole);
  const at = iso(secondOfYear(() => 1));
  const titled = (text: string) => (whole ? { title: text } : {});
  out.write("[");
  for (let i = 0; i < services / 10; i += 1) {
    const properties = `"type":"team"`;
    entities.write({ blueprint: "_team", identifier: `team-${i}`, properties, at });
  }
  for (let i = 0; i < services; i += 1) {
    const relations = `"team":"team-${Math.floor(i / 10)}"`;
    entities.write({ blueprint: "service", identifier: `service-${i}`, relations, at });
  }
  for (let i = 0; i < deployments && out.bytes < bytes; i += 1) {
    const merged = secondOfYear(random);
    const created = merged - openFor(random);
    const hours = cycleHours(created, merged);
    const service = `"service":"service-${Math.floor(random() * services)}"`;
    const kind = random();
    const counts = kind > 0.1;
    if (counts) {
      tally.deployments += 1;
      tally.change(merged, hours);
    }
    const mergedAt = iso(merged);
    const link = whole
      ? `"link":"https://github.com/octo-org/repository/pull/${i}","creator":"person-${i % 500}",` +
        `"branch":"topic-${i}","status":"${counts ? "merged" : "open"}","prNumber":${i},`
      : "";
    entities.write({
      blueprint: "githubPullRequest",
      identifier: `pr-${i}`,
      ...titled(`Change ${i} of something or other`),
      properties: counts
        ? `${link}"createdAt":"${iso(created)}","mergedAt":"${mergedAt}","cycle_time_hours":${hours}`
        : `${link}"createdAt":"${iso(created)}"`,
      relations: service,
      at: mergedAt,
    });
    const status = kind < 0.05 ? "Failed" : "Success";
    const environment = kind >= 0.05 && !counts ? "Staging" : "Production";
    entities.write({
      blueprint: "deployment",
      identifier: `deploy-${i}`,
      ...titled(`Deploy: change ${i} of something or other`),
      properties: `"deploymentStatus":"${status}","environment":"${environment}","createdAt":"${mergedAt}"`,
      relations: `${service},"pullRequest":"pr-${i}"`,
      at: mergedAt,
    });
  }
  out.write("]\n");
  return { expected: tally.toAggregate(), textBytes: entities.textBytes };
}
