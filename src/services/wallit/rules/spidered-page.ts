import { Parser } from "htmlparser2";
import type { OutsideAnswer } from "../../../core/question.ts";
import { rule } from "../contract.ts";

/** What is read of a page of HTML. */
export interface SpideredPage {
  readonly title: string;
  readonly description: string;
  /** As it is written. */
  readonly canonical: string | undefined;
  /** The texts of its blocks, in their order. */
  readonly blocks: readonly string[];
}

const blockTypes = ["application/wallit", "application/imoneza"];

/** The first title, description and canonical link, and every block. */
export function readPage(html: string): SpideredPage {
  const blocks: string[] = [];
  const found: { title?: string; description?: string; canonical?: string } = {};
  let into: "title" | "block" | undefined;
  let text = "";
  const parser = new Parser({
    onopentag(name, { type = "", name: meta = "", content = "", rel = "", href }) {
      const isBlock = name === "script" && blockTypes.includes(type.trim().toLowerCase());
      if (isBlock || (name === "title" && found.title === undefined)) into = isBlock ? "block" : "title";
      if (into) text = "";
      if (name === "meta" && meta.toLowerCase() === "description") found.description ??= content;
      const isCanonical = name === "link" && rel.toLowerCase().split(/\s+/).includes("canonical");
      if (isCanonical && href) found.canonical ??= href;
    },
    ontext(part) {
      if (into) text += part;
    },
    onclosetag(name) {
      if (into === "block" && name === "script") blocks.push(text);
      else if (into === "title" && name === "title") found.title = text;
      else return;
      into = undefined;
    },
  });
  parser.end(html);
  const { title = "", description = "", canonical } = found;
  return { title: oneLine(title), description: oneLine(description), canonical, blocks };
}

const oneLine = (text: string): string =>
  text
    .replace(/[\s\0]+/g, " ")
    .trim()
    .toWellFormed();

const isHtml = (type = ""): boolean => /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(type);

/** The text of a page that came; undefined where none did. */
export const pageText = rule(
  "dynamic-creation-failure-leaves-public",
  (answer: OutsideAnswer): string | undefined =>
    answer.error === undefined && answer.status === 200 && isHtml(answer.headers["content-type"])
      ? answer.body
      : undefined,
  (answer) => (answer.error === undefined ? answer.body : ""),
);

/** The block that counts: the last one. */
export const blockIn = rule(
  "dynamic-creation-reads-the-block",
  ({ blocks }: SpideredPage) => blocks.at(-1),
  () => undefined,
);
