import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { awaited, named, vendors } from "./contracts.ts";
import { readmeTables, serviceFolder } from "./readme-tables.ts";

// `UPDATE_DOCS=1 npx vitest run --project unit test/contract/readme.test.ts` writes the tables.
const served = vendors.filter(({ name }) => !awaited.includes(name));

describe.each(named(served))("README of %s", (name, contract) => {
  const file = join(serviceFolder(name), "README.md");
  const readme = existsSync(file) ? readFileSync(file, "utf8") : "";
  const tables = readmeTables(contract);

  test("says what is simulated and what is not", () => {
    for (const heading of ["## What is simulated", "## What is not"]) expect(readme).toContain(heading);
  });

  test.each(Object.keys(tables))("its %s are those of the contract and the code", (part) => {
    const place = new RegExp(`(?<=<!-- ${part} -->\\n\\n)[^]*?(?=\\n\\n<!-- /${part} -->)`);
    const [written] = place.exec(readme) ?? [];
    const table = tables[part] ?? "";
    if (process.env.UPDATE_DOCS && withoutPadding(written) !== withoutPadding(table))
      writeFileSync(
        file,
        readFileSync(file, "utf8").replace(place, () => table),
      );
    else expect(withoutPadding(written)).toBe(withoutPadding(table));
  });
});

/** Formatters line the cells of a table up. */
const withoutPadding = (text = ""): string => text.replace(/ +/g, " ").replace(/-{3,}/g, "---");
