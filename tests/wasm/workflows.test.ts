import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const folder = join(import.meta.dirname, "../../.github/workflows");

interface Job {
  "runs-on": string;
  "timeout-minutes": number;
  permissions?: Record<string, string>;
  steps: { uses?: string; run?: string; with?: Record<string, unknown> }[];
}

interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  concurrency: { group: string; "cancel-in-progress": boolean };
  jobs: Record<string, Job>;
}

/** Beyond reading the repository: what each job may do, and why it must. */
const kMay: Readonly<Record<string, Record<string, string>>> = {
  "pages.yml deploy": { pages: "write", "id-token": "write" },
  "release.yml attach": { contents: "write" },
};

const files = readdirSync(folder);
const scripts = Object.keys(
  JSON.parse(readFileSync(join(folder, "../../package.json"), "utf8")).scripts,
);

describe.each(files)("%s", (file) => {
  const workflow = parse(readFileSync(join(folder, file), "utf8")) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  test("runs actions of one commit only", () => {
    for (const { uses } of steps.filter((step) => step.uses)) {
      expect(uses).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
    }
  });

  test("may read, and where it must do more, that alone", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    for (const [name, { permissions }] of jobs) {
      expect(permissions, name).toEqual(kMay[`${file} ${name}`]);
    }
  });

  test("ends, and does not run against itself", () => {
    expect(workflow.concurrency.group).toBeTruthy();
    for (const [name, job] of jobs) {
      expect(job["timeout-minutes"], name).toBeGreaterThan(0);
      expect(job.steps.length, name).toBeGreaterThan(0);
    }
  });

  test("calls scripts that there are, and puts no text of others into a command", () => {
    for (const { run = "" } of steps) {
      expect(run).not.toContain("${{");
      for (const [, name] of run.matchAll(/npm run ([\w-]+)/g)) expect(scripts).toContain(name);
    }
  });

  test("is not started by strangers with rights of ours", () => {
    expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
    expect(Object.keys(workflow.on)).not.toContain("workflow_run");
  });
});
