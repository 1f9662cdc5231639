import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findProgram } from "../../../scripts/lib/run.mjs";
import type { Aggregate, Shape } from "../aggregate";
import { iso, kMonthAgo } from "../data/calendar";
import type { Contender } from "./contender";

const month = JSON.stringify(iso(kMonthAgo));

// Texts of UTC sort as times do, so only what is wanted is decoded.
const kPrograms: Record<Shape, string> = {
  "pull-requests": `reduce (.[] | select(.state == "closed" and .merged_at != null
      and .base.ref == .base.repo.default_branch)) as $p ([0, 0, 0]; .[0] += 1
    | if $p.merged_at >= ${month} then .[1] += 1 | .[2] += ((($p.merged_at | fromdateiso8601)
        - ($p.created_at | fromdateiso8601)) / 3600 * 100 | floor) / 100 else . end)`,
  entities: `reduce .[] as $e ([0, 0, 0];
    if $e.blueprint == "deployment" and $e.properties.deploymentStatus == "Success"
      and $e.properties.environment == "Production" then .[0] += 1
    elif $e.properties.mergedAt != null and $e.properties.mergedAt >= ${month}
    then .[1] += 1 | .[2] += $e.properties.cycle_time_hours else . end)`,
};

/** jq as a command, its start included. */
export async function jq(): Promise<Contender> {
  const program = findProgram("jq");
  if (!program) throw new Error("jq is not installed");
  const execute = promisify(execFile);
  const { stdout: version } = await execute(program, ["--version"]);
  return {
    name: version.trim(),
    async run({ path, shape }) {
      const started = performance.now();
      const { stdout } = await execute(program, ["-c", kPrograms[shape], path]);
      const ms = performance.now() - started;
      const [deployments, changes, hours] = JSON.parse(stdout) as [number, number, number];
      return { ms, aggregate: { deployments, changes, hours } satisfies Aggregate };
    },
    close: async () => undefined,
  };
}
