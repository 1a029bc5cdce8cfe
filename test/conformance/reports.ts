import { type Report, type RunOptions, readBaseline } from "../../conformance/kit/index.ts";
import { aCase, judge, type Reply, sent } from "./parcels.ts";

/** Answers what the parcel's addressee asks for, so that one run holds every result. */
export const asAddressed = ({ body }: { body?: unknown }): Reply => {
  const { to } = typeof body === "string" && body !== "" ? JSON.parse(body) : { to: "nobody" };
  switch (to) {
    case "dearer":
      return sent({ to, price: 9 });
    case "red":
      return sent({ to, colour: "red" });
    case "many":
      return { status: 409, body: { code: "too_many" } };
    case "more":
      return sent({ to, leaked: true });
    default:
      return sent({ to: to === "lost" ? "Bob" : to });
  }
};

const sending = (id: string, to: string, partial: object) =>
  aCase({
    id,
    rules: { contrast: ["too-many"] },
    async run({ as }) {
      (await as("sender").call("sendParcel", { body: { to } })).is(200).has(partial);
    },
  });

/** A case for every result, and one for every notice. */
export const cases = [
  sending("words/pass", "Ann", { to: "Ann" }),
  sending("words/fail", "lost", { id: 1, to: "lost" }),
  sending("words/known", "lost", { to: "lost" }),
  sending("words/expired", "lost", { to: "lost" }),
  sending("words/warning", "dearer", { price: 1 }),
  sending("words/noted", "red", { colour: "blue" }),
  sending("words/more", "more", { to: "more" }),
  aCase({
    id: "words/silent",
    contract: ["sendParcel 400"],
    rules: { positive: ["too-many"] },
    async run({ as }) {
      (await as("sender").call("sendParcel", { body: { to: "many" } })).is(400, "too_many");
    },
  }),
  aCase({ id: "words/not-applicable", needs: { given: ["van"] } }),
  aCase({
    id: "words/set-up-failed",
    async run({ as, setUp }) {
      await setUp(async () => (await as("sender").call("sendParcel", { body: { to: "many" } })).is(200));
    },
  }),
  aCase({
    id: "words/engine-error",
    async run() {
      throw new TypeError("not a function");
    },
  }),
];

export const baseline = [
  "# what we know",
  "words/known    2026-06-30  migration SF-118",
  "words/expired  2026-04-30  was to be gone by May",
  "words/pass     -           long repaired",
  "words/gone     -           renamed",
].join("\n");

/** A true report of a foreign target that holds every result. */
export async function aReport(over: Omit<Partial<RunOptions>, "target"> = {}): Promise<Report> {
  const { seen: _, ...report } = await judge(cases, asAddressed, {
    baseline: readBaseline("known.txt", baseline),
    ...over,
  });
  return {
    ...report,
    command: "npx stunt-double conform parcels --url http://127.0.0.1:4999",
    ready: ["sender ok", "clock hook ok"],
    catches: { killed: 118, total: 121 },
    leftBehind: [
      { what: "orders", made: 61, removed: 0, remaining: numbers(61), reason: "the API cannot delete them" },
      { what: "customers", made: 58, removed: 0, remaining: numbers(58), reason: "the API cannot delete them" },
      { what: "subscriptions", made: 41, removed: 41, remaining: [] },
    ],
  };
}

const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index + 1));

/** A report in which so many cases fail, each for its own reason or all alike. */
export async function manyFailures(count: number, partial: (index: number) => object): Promise<Report> {
  const many = Array.from({ length: count }, (_, index) => sending(`many/case-${index}`, "lost", partial(index)));
  const { seen: _, ...report } = await judge(many, asAddressed);
  return report;
}
