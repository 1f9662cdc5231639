// The payloads that GitHub shows of its webhooks, which this project did not make up.

import examples from "@octokit/webhooks-examples";
import { describe, expect, it } from "vitest";
import { load, openModule } from "./support/module";

interface Event {
  name: string;
  examples: object[];
}

const module = await openModule();
const events = examples as unknown as Event[];

/** What the module takes each example of an event for, and what came of them together. */
function read(name: string) {
  const found = events.find((event) => event.name === name)?.examples ?? [];
  expect(found.length).toBeGreaterThan(0);
  const session = new module.Session();
  const inputs = found.map((example) => {
    const outcome = load(session, name, new TextEncoder().encode(JSON.stringify(example)));
    if (!outcome.ok) throw new Error(outcome.error.id);
    return outcome.input;
  });
  session.delete();
  const entities = inputs.reduce((sum, { entities }) => sum + (entities.deployment ?? 0), 0);
  return {
    sources: [...new Set(inputs.map(({ source }) => source))],
    skipped: inputs.flatMap(({ skipped }) => skipped),
    deployments: entities,
  };
}

describe("of GitHub's own examples of webhooks", () => {
  it("statuses of deployments are read, and three of four succeeded", () => {
    expect(read("deployment_status")).toEqual({
      sources: ["github-deployment-events"],
      skipped: [],
      deployments: 3,
    });
  });

  it("workflow runs are read; none of them deploys", () => {
    expect(read("workflow_run")).toEqual({
      sources: ["github-workflow-runs"],
      skipped: [],
      deployments: 0,
    });
  });

  it("releases are read, save the deleted and the prereleased", () => {
    const { sources, skipped, deployments } = read("release");
    expect({ sources, skipped }).toEqual({ sources: ["github-releases"], skipped: [] });
    const released = events
      .find(({ name }) => name === "release")
      ?.examples.filter(
        (example) =>
          "action" in example && !["deleted", "prereleased"].includes(String(example.action)),
      );
    expect(deployments).toBe(released?.length);
  });

  it("pull requests are read", () => {
    const { sources, skipped } = read("pull_request");
    expect({ sources, skipped }).toEqual({ sources: ["github-pull-request-events"], skipped: [] });
  });
});
