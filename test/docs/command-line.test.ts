import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandNames } from "../../src/cli/run.ts";
import { root } from "../../src/package.ts";
import { typed } from "../cli/terminal.ts";

const page = join(root, "docs", "command-line.md");
const block = /(<!-- help -->\n)[\s\S]*$/;

/** `UPDATE_DOCS=1 npx vitest run --project docs` writes what the commands say into the page. */
test("docs/command-line.md shows what every command says of itself", async () => {
  const helps: string[] = [];
  for (const name of commandNames) {
    const { out } = await typed([name, "--help"]);
    helps.push(`## ${name}\n\n\`\`\`text\n${out.trimEnd()}\n\`\`\`\n`);
  }
  const made = helps.join("\n");
  const before = existsSync(page) ? readFileSync(page, "utf8") : "";
  if (process.env.UPDATE_DOCS)
    writeFileSync(
      page,
      before.replace(block, (_all, mark: string) => `${mark}\n${made}`),
    );
  else expect(before.split("<!-- help -->\n\n")[1]).toBe(made);
});
