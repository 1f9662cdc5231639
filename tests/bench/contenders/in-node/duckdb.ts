import type { Shape } from "../../aggregate";
import { iso, kMonthAgo } from "../../data/calendar";
import type { InProcess } from "../node-child";

/** Of `@duckdb/node-api` what is used; the package is installed for a run only. */
interface DuckDb {
  DuckDBInstance: {
    create(): Promise<{
      connect(): Promise<{
        runAndReadAll(sql: string): Promise<{ getRowsJson(): (string | number | null)[][] }>;
      }>;
    }>;
  };
}

// Only the columns that are wanted, so that the rest is skipped as far as DuckDB can.
const kColumns: Record<Shape, string> = {
  "pull-requests": `{state: 'VARCHAR', created_at: 'TIMESTAMP', merged_at: 'TIMESTAMP',
    base: 'STRUCT(ref VARCHAR, repo STRUCT(default_branch VARCHAR))'}`,
  entities: `{blueprint: 'VARCHAR', properties: 'STRUCT(deploymentStatus VARCHAR,
    environment VARCHAR, mergedAt TIMESTAMP, cycle_time_hours DOUBLE)'}`,
};

const kMonth = `TIMESTAMP '${iso(kMonthAgo).slice(0, 19)}'`;

const kSelect: Record<Shape, (rows: string) => string> = {
  "pull-requests": (rows) => `SELECT count(*), count(*) FILTER (merged_at >= ${kMonth}),
    coalesce(sum(floor((epoch(merged_at) - epoch(created_at)) / 3600 * 100) / 100)
      FILTER (merged_at >= ${kMonth}), 0)
    FROM ${rows} WHERE state = 'closed' AND merged_at IS NOT NULL
      AND base.ref = base.repo.default_branch`,
  entities: (rows) => `SELECT
    count(*) FILTER (blueprint = 'deployment' AND properties.deploymentStatus = 'Success'
      AND properties.environment = 'Production'),
    count(*) FILTER (properties.mergedAt >= ${kMonth}),
    coalesce(sum(properties.cycle_time_hours) FILTER (properties.mergedAt >= ${kMonth}), 0)
    FROM ${rows}`,
};

/** DuckDB, native, with as many threads as it likes. */
export async function duckdb(url: string): Promise<InProcess> {
  const { DuckDBInstance } = (await import(url)) as DuckDb;
  const connection = await (await DuckDBInstance.create()).connect();
  return {
    async run({ path, shape }) {
      const rows = `read_json('${path}', format = 'array', columns = ${kColumns[shape]})`;
      const started = performance.now();
      const [row] = (await connection.runAndReadAll(kSelect[shape](rows))).getRowsJson();
      const ms = performance.now() - started;
      const [deployments = 0, changes = 0, hours = 0] = (row ?? []).map(Number);
      return { ms, aggregate: { deployments, changes, hours } };
    },
  };
}
