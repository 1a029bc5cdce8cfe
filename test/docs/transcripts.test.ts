import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { root } from "../../src/package.ts";
import { registry } from "../../src/services/registry.ts";
import { transcripts } from "./transcripts.ts";

const block = /<!-- transcript: ([a-z-]+) -->\n```(\w*)\n([\s\S]*?)```(?=\n|$)/g;
const below = (folder: string): string[] =>
  readdirSync(`${root}/${folder}`, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`);
const pages = ["README.md", ...below("docs"), ...below("src")].filter((name) => name.endsWith(".md"));
const shown = pages.flatMap((page) =>
  [...readFileSync(`${root}/${page}`, "utf8").matchAll(block)].map(([, name = "", , text = ""]) => ({
    page,
    name,
    text,
  })),
);

/** Ports and durations differ from run to run; everything else does not. */
const comparable = (text: string): string =>
  text.replace(/127\.0\.0\.1:(?!8080)\d+/g, "127.0.0.1:port").replace(/\d+(\.\d+)? (m?s)\b/g, "0 $2");

describe("what the documentation shows is what happens", () => {
  test.each(shown)("$page: $name", async ({ page, name, text }) => {
    const make = transcripts[name];
    if (!make) throw new Error(`${page} shows a transcript ${name} that nobody makes`);
    const made = await make();
    if (process.env.UPDATE_DOCS) update(page, name, made);
    else expect(comparable(text.trimEnd())).toBe(comparable(made));
  });

  test("every transcript is shown somewhere", () => {
    expect(Object.keys(transcripts).filter((name) => !shown.some((one) => one.name === name))).toEqual([]);
  });
});

/** `UPDATE_DOCS=1 npx vitest run --project docs` writes what happened into the page. */
function update(page: string, name: string, made: string): void {
  const file = `${root}/${page}`;
  const before = readFileSync(file, "utf8");
  const after = before.replace(block, (all, found: string, language: string) =>
    found === name ? `<!-- transcript: ${name} -->\n\`\`\`${language}\n${usualPorts(made)}\n\`\`\`` : all,
  );
  writeFileSync(file, after);
}

/** The ports of a simulator that was started without `--port`. */
function usualPorts(text: string): string {
  const others = [...new Set(text.match(/127\.0\.0\.1:\d+/g))].filter((address) => !/:(?:41\d\d|8080)$/.test(address));
  return others.reduce((shownText, address) => shownText.replaceAll(address, portOf(shownText, address)), text);
}

function portOf(text: string, address: string): string {
  if (text.includes(`${address}/_control`)) return "127.0.0.1:4100";
  const name =
    new RegExp(`(\\S+) +http://${address}`).exec(text)?.[1] ?? lastCalled(text.slice(0, text.indexOf(address)));
  const { offset } = registry.find(({ service }) => service.name === name) ?? { offset: 5 };
  return `127.0.0.1:${4100 + offset}`;
}

/** The service whose command was shown last. */
const lastCalled = (text: string): string | undefined =>
  [...text.matchAll(/\$ npx stunt-double \S+ (\S+)/g)].map(([, name]) => name).at(-1);
