import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Users' own cases import the package by its name: here as it stands in this folder, not as it was last built. */
const conformanceOfThisFolder = [
  {
    find: /^stunt-double\/conformance\/([a-z-]+)$/,
    replacement: fileURLToPath(new URL("conformance/cases/$1/service.ts", import.meta.url)),
  },
  {
    find: /^stunt-double\/conformance$/,
    replacement: fileURLToPath(new URL("conformance/kit/index.ts", import.meta.url)),
  },
];

export default defineConfig({
  test: {
    maxWorkers: "100%",
    projects: [
      {
        resolve: { alias: conformanceOfThisFolder },
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/docs/**", "test/suite/**", "test/full/**", "test/recipes/**"],
          // Modules keep nothing between tests, so a worker loads them once: half the time of loading them per file.
          isolate: false,
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
        // What users write: "stunt-double" is the package, here as it stands in this folder.
        resolve: { alias: { "stunt-double": fileURLToPath(new URL("src/index.ts", import.meta.url)) } },
        test: { name: "recipes", include: ["test/recipes/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
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
