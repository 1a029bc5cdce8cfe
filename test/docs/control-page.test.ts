import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { root } from "../../src/package.ts";
import { controlPage } from "./control-page.ts";

const file = `${root}/docs/control-api.md`;

test("the page of the control API shows its contract", () => {
  if (process.env.UPDATE_DOCS) writeFileSync(file, controlPage());
  expect(readFileSync(file, "utf8")).toBe(controlPage());
});
