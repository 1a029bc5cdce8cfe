import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/docs/**", "test/suite/**", "test/full/**"],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "conformance",
          include: ["conformance/run.test.ts"],
          globalSetup: ["test/suite/start-simulator.ts"],
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: { name: "full", include: ["test/full/*.test.ts"], testTimeout: 600_000 },
      },
      {
        test: { name: "docs", include: ["test/docs/*.test.ts"], testTimeout: 60_000 },
      },
      {
        test: {
          name: "suite",
          include: ["test/suite/*.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
