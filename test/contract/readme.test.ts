import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { awaited, named, vendors } from "./contracts.ts";
import { readmeTables, serviceFolder } from "./readme-tables.ts";

const served = vendors.filter(({ name }) => !awaited.includes(name));

describe.each(named(served))("README of %s", (name, contract) => {
  const file = join(serviceFolder(name), "README.md");
  const readme = existsSync(file) ? readFileSync(file, "utf8") : "";
  const tables = readmeTables(contract);

  test("says what is simulated and what is not", () => {
    for (const heading of ["## What is simulated", "## What is not"]) expect(readme).toContain(heading);
  });

  test.each(Object.keys(tables))("its %s are those of the contract and the code", (part) => {
    const written = new RegExp(`<!-- ${part} -->\\n\\n([^]*?)\\n\\n<!-- /${part} -->`).exec(readme)?.[1];
    expect(withoutPadding(written)).toBe(withoutPadding(tables[part]));
  });
});

/** Formatters line the cells of a table up. */
const withoutPadding = (text = ""): string => text.replace(/ +/g, " ").replace(/-{3,}/g, "---");
