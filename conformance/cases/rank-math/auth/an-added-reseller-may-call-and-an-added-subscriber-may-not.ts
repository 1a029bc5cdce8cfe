import { basic, conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The role of an account decides, not its credentials",
  contract: ["listOrders 200", "listOrders 403"],
  rules: { positive: ["caller-is-a-reseller"], contrast: ["caller-is-a-reseller"] },
  needs: { capabilities: ["panel"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-credentials"],
  async run({ anonymous, arrange, setUp, unique }) {
    const account = (role: "reseller" | "subscriber") =>
      setUp(async () => {
        const username = unique(role);
        await arrange.addReseller({ username, email: `${username}@example.com`, role });
        const { password } = await arrange.mintApplicationPassword({ username, name: "Conformance" });
        return basic(username, password);
      });

    const reseller = await anonymous.call("listOrders", { headers: { authorization: await account("reseller") } });
    reseller.is(200);

    const subscriber = await anonymous.call("listOrders", { headers: { authorization: await account("subscriber") } });
    subscriber.is(403, "rest_forbidden");
  },
});
