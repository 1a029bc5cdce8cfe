import { anEmail, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Two customers of the same name have user names and download keys of their own",
  contract: ["createOrder 200"],
  rules: { contrast: ["download-key-constant"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-example", "subscription-example", "reason-download-key"],
  async run({ as, unique, setUp, check }) {
    const sales = await setUp(async () => [
      await sell(as("reseller"), { email: anEmail(unique) }),
      await sell(as("reseller"), { email: anEmail(unique) }),
    ]);
    const [first, second] = sales.map(({ plugin }) => /\?username=([^&]+)&api_key=([0-9a-f]{32})$/.exec(plugin));

    const named = { rule: "download-key-constant", status: "createOrder 200", property: "data.plugin" } as const;
    check("two user names", named, first?.[1] !== second?.[1], true);
    check("two keys", named, first?.[2] !== second?.[2], true);
  },
});
