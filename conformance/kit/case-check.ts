import { capabilities, deeds } from "./case.ts";
import type { Contract, Operation } from "./contract.ts";
import { isMembers, type Json, list, member, members, text, texts } from "./json.ts";
import type { Setting } from "./rules.ts";
import type { ConformanceCase } from "./suite.ts";
import { validatorOf } from "./validators.ts";
import { nearest } from "./words.ts";

/** One thing that is wrong at the top of a case. */
export interface Mistake {
  /** Names of members, from the outside in. */
  field: readonly string[];
  /** What stands there and should not, where it is one word of several. */
  word?: string;
  problem: string;
  remedy: string;
}

/** What is wrong in a case's header: what is missing, and what its contract does not know. Names of `given` are free. */
export function mistakesIn(header: Json, contract: Contract): readonly Mistake[] {
  return [
    ...unknownMembers(header),
    ...missingTexts(header),
    ...wrongPairs(header, contract),
    ...wrongRules(member(header, "rules"), contract),
    ...wrongNeeds(member(header, "needs"), contract),
    ...wrongSettings(member(header, "settings"), contract),
    ...wrongWords(header),
  ];
}

const headerNames: readonly string[] = Object.keys({
  title: true,
  contract: true,
  rules: true,
  needs: true,
  settings: true,
  does: true,
  since: true,
  source: true,
  sends: true,
  quirkAddress: true,
  run: true,
  suite: true,
} satisfies Record<keyof ConformanceCase, true>);

const unknownMembers = (header: Json): Mistake[] => unknown([], Object.keys(header), headerNames);

function missingTexts(header: Json): Mistake[] {
  const title = text(member(header, "title"))?.trim();
  const sources = list(member(header, "source"));
  const hasSource = sources.length > 0 && sources.every((one) => text(one)?.trim());
  return [
    ...(title
      ? []
      : [{ field: ["title"], problem: "is missing", remedy: "say in one sentence what holds when it passes" }]),
    ...(hasSource
      ? []
      : [{ field: ["source"], problem: "is empty", remedy: "name ids of sources.yaml, or public addresses" }]),
  ];
}

function wrongPairs(header: Json, contract: Contract): Mistake[] {
  const pairs = list(member(header, "contract"));
  if (pairs.length > 0) return pairs.flatMap((pair) => wrongPair(String(pair), contract.operations));
  if (isAboutWebhooks(member(header, "rules"), contract)) return [];
  return [{ field: ["contract"], problem: "points at nothing", remedy: `write ["<operationId> <status>"]` }];
}

/** What the vendor asks of others is no operation: there a case's rules say what it is about. */
function isAboutWebhooks(rules: unknown, contract: Contract): boolean {
  const webhooks = members(member(contract.document.root, "webhooks"));
  const named = sides.flatMap((side) => texts(member(rules, side)));
  const about = named.flatMap((id) => contract.rules.get(id)?.operations ?? [""]);
  return about.length > 0 && about.every((name) => Object.hasOwn(webhooks, name));
}

function wrongPair(pair: string, operations: Contract["operations"]): Mistake[] {
  const [id = "", status = ""] = pair.split(" ");
  const operation = operations.get(id);
  if (operation?.responses.has(Number(status)) && pair === `${id} ${status}`) return [];
  const remedy = operation ? `${id} has ${statusesOf(operation)}` : didYouMean(pair, pairsOf(operations));
  return [{ field: ["contract"], word: pair, problem: `the contract has no "${pair}"`, remedy }];
}

const statusesOf = ({ responses }: Operation): string => [...responses.keys()].join(", ");

const pairsOf = (operations: Contract["operations"]): string[] =>
  [...operations.values()].flatMap(({ id, responses }) => [...responses.keys()].map((status) => `${id} ${status}`));

const sides = ["positive", "contrast"];

const wrongRules = (rules: unknown, contract: Contract): Mistake[] => [
  ...unknown(["rules"], Object.keys(members(rules)), sides),
  ...sides.flatMap((side) => unknown(["rules", side], list(member(rules, side)), [...contract.rules.keys()])),
];

const wrongNeeds = (needs: unknown, contract: Contract): Mistake[] => [
  ...unknown(["needs"], Object.keys(members(needs)), ["roles", "capabilities", "given"]),
  ...unknown(["needs", "roles"], list(member(needs, "roles")), Object.keys(contract.roles)),
  ...unknown(["needs", "capabilities"], list(member(needs, "capabilities")), capabilities),
];

function wrongSettings(settings: unknown, contract: Contract): Mistake[] {
  const known = new Map([...contract.rules.values()].flatMap((rule) => rule.settings.map((one) => [one.name, one])));
  return [
    ...unknown(["settings"], Object.keys(members(settings)), [...known.keys()]),
    ...Object.entries(members(settings)).flatMap(([name, value]) => wrongValue(value, known.get(name))),
  ];
}

function wrongValue(value: unknown, setting: Setting | undefined): Mistake[] {
  if (setting === undefined) return [];
  const { name, values, schema } = setting;
  const fits =
    values.length > 0
      ? values.includes(value)
      : !isMembers(schema) || validatorOf(schema, "closed")([], value).length === 0;
  const remedy = values.length > 0 ? `it takes ${values.map(String).join(", ")}` : `it takes ${JSON.stringify(schema)}`;
  return fits ? [] : [{ field: ["settings", name], problem: `cannot be ${JSON.stringify(value)}`, remedy }];
}

function wrongWords({ does, since, sends, quirkAddress }: Json): Mistake[] {
  return [
    ...(does === undefined
      ? [{ field: ["does"], problem: "is missing", remedy: `write one of ${deeds.join(", ")}` }]
      : unknown(["does"], [does], deeds)),
    ...(/^\d+(?:\.\d+)*$/.test(text(since) ?? "")
      ? []
      : [{ field: ["since"], problem: `${said(since)} is no version`, remedy: 'write one like "1.0"' }]),
    ...(sends === undefined ? [] : unknown(["sends"], [sends], ["invalid"])),
    ...(quirkAddress === undefined || quirkAddress === true
      ? []
      : [
          {
            field: ["quirkAddress"],
            problem: `cannot be ${said(quirkAddress)}`,
            remedy: "write true, or leave it out",
          },
        ]),
  ];
}

/** A mistake for each word that is none of the known ones. */
const unknown = (field: readonly string[], words: readonly unknown[], known: readonly string[]): Mistake[] =>
  words
    .filter((word) => !known.some((one) => one === word))
    .map((word) => ({
      field,
      word: String(word),
      problem: `${said(word)} is not known`,
      remedy: didYouMean(String(word), known),
    }));

const said = (value: unknown): string => (value === undefined ? "what is missing" : JSON.stringify(value));

function didYouMean(word: string, known: readonly string[]): string {
  const found = nearest(word, known);
  if (found !== undefined) return `did you mean ${found}?`;
  return known.length > 12 ? "the service's page in docs/ lists what there is" : `it takes ${known.join(", ")}`;
}
