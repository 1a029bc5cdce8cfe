import { aProject } from "../arrange.ts";
import { connect, domainOf } from "../domains.ts";
import { conformanceCase } from "../service.ts";

const label = "a".repeat(63);
const none = [
  "https://shop.example",
  "//shop.example",
  "shop.example:8080",
  "shop.example/",
  "shop.example/cakes",
  "shop.example?a=b",
  "shop.example.",
  ".shop.example",
  "shop..example",
  "shop",
  "shop example.example",
  "my_shop.example",
  "-shop.example",
  "shop-.example",
  "shop.example-",
  "shop.e",
  "203.0.113.17",
  "olga@shop.example",
  `a${label}.example`,
  `${`${label}.`.repeat(3)}${"b".repeat(54)}.example`,
];

export default conformanceCase({
  title: "A domain to be connected is a host name of at most 253 letters, without scheme, port or path",
  contract: ["connectDomain 400", "connectDomain 200"],
  rules: { positive: ["domain-well-formed", "required-parameters-present"], contrast: ["domain-well-formed"] },
  does: "creates",
  since: "1.0",
  source: ["connect-domain", "choice-domain"],
  sends: "invalid",
  async run(stage) {
    const rule = { rule: "domain-well-formed" } as const;
    const made = await aProject(stage);
    const id = made.websiteId;
    for (const domain of none) (await connect(stage, id, domain)).is(400, "Invalid domain", rule);
    for (const body of [{}, { domain: "" }]) {
      const missing = await stage.as("platform").callInvalid("connectDomain", { path: { id }, body });
      missing.is(400, "Missing required parameter", { rule: "required-parameters-present" });
    }
    stage.check("nothing connected", rule, await domainOf(stage, made), null);

    const own = stage.unique("s").toLowerCase();
    const hosts = [`${own}.example`, `www.${own}.co.example`, `xn--${own}.example`, `1.${label}.${own}.xn--p1ai`];
    const rest = 253 - `.${own}.example`.length;
    const longest = `${`${label}.`.repeat(4).slice(0, rest - 1)}b.${own}.example`;
    for (const domain of [...hosts, longest]) {
      (await connect(stage, id, domain)).is(200).has({ success: true, message: undefined });
      stage.check("connected", rule, await domainOf(stage, made), domain);
    }
  },
});
