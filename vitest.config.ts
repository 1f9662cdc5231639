import { defineConfig } from "vitest/config";

// Far from UTC, so that a slip into the viewer's time zone shows.
process.env.TZ = "Pacific/Auckland";

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: "web", include: ["tests/web/**/*.test.{ts,tsx}"], environment: "happy-dom" },
      },
      {
        test: {
          name: "wasm",
          include: ["tests/wasm/**/*.test.ts"],
          exclude: ["tests/wasm/jq/**"],
          environment: "node",
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
