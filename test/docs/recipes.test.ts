import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { root } from "../../src/package.ts";

const block = /<!-- recipe: ([a-z-]+(?:\.test)?\.ts) -->\n```ts\n([\s\S]*?)```(?=\n|$)/g;
const pages = readdirSync(`${root}/docs`).filter((name) => name.endsWith(".md"));
const recipe = (name: string): string => readFileSync(`${root}/test/recipes/${name}`, "utf8");

const shown = pages.flatMap((page) =>
  [...readFileSync(`${root}/docs/${page}`, "utf8").matchAll(block)].map(([, name = "", text = ""]) => ({
    page,
    name,
    text,
  })),
);

/** `UPDATE_DOCS=1 npx vitest run --project docs` writes the files into the page. */
test.each(shown)("$page shows $name as it runs", ({ page, name, text }) => {
  if (process.env.UPDATE_DOCS) update(`${root}/docs/${page}`);
  else expect(text).toBe(recipe(name));
});

test("every recipe is shown somewhere", () => {
  const names = shown.map(({ name }) => name);
  expect(readdirSync(`${root}/test/recipes`).filter((name) => name.endsWith(".ts") && !names.includes(name))).toEqual(
    [],
  );
});

function update(file: string): void {
  const text = readFileSync(file, "utf8");
  writeFileSync(
    file,
    text.replace(block, (_all, name: string) => `<!-- recipe: ${name} -->\n\`\`\`ts\n${recipe(name)}\`\`\``),
  );
}
