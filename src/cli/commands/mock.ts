import { command } from "../command.ts";
import { listening, runPrism, serviceNamed, toAdd } from "../prism.ts";

const flags = {
  ...listening,
  dynamic: { type: "boolean", says: "invent answers from the schemas instead of giving the examples" },
} as const;

export const mock = command({
  name: "mock",
  says: "the contract's examples as answers, by Prism; nothing is kept between calls",
  takes: ["<service>"],
  flags,
  notes: [`Prism is an optional peer of this package: ${toAdd}`],
  examples: ["mock rank-math", "mock rank-math --port 0 --dynamic"],
  async run({ values, positionals: [name = ""], terminal }) {
    const service = await serviceNamed("mock", name);
    const words = values.dynamic ? ["--dynamic"] : [];
    const says = "examples, nothing is kept; Ctrl-C ends it";
    return runPrism({ does: "mock", service, words, says, values }, terminal);
  },
});
