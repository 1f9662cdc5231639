import { defineConfig } from "vitest/config";

// Far from UTC, so that a slip into the viewer's time zone shows.
process.env.TZ = "Pacific/Auckland";
// Numbers are grouped as the reader's locale has it.
process.env.LC_ALL = "en_GB.UTF-8";

// A machine that is busy decides no test: this only ends one that would never end.
const kPatience = 120_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "web",
          include: ["tests/web/**/*.test.{ts,tsx}"],
          environment: "happy-dom",
          testTimeout: kPatience,
          expect: { poll: { timeout: kPatience } },
        },
      },
      {
        test: {
          name: "wasm",
          include: ["tests/wasm/**/*.test.ts"],
          exclude: ["tests/wasm/jq/**"],
          environment: "node",
          testTimeout: kPatience,
        },
      },
      {
        test: {
          name: "jq",
          include: ["tests/wasm/jq/**/*.test.ts"],
          environment: "node",
          testTimeout: 300_000,
        },
      },
    ],
  },
});
