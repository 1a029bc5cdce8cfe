import { conformanceCase, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "A renewal_time may be text or a JSON number, from 0 to eleven digits, or be left empty",
  contract: ["createOrder 200"],
  rules: { contrast: ["amounts-and-time-numeric"] },
  does: "creates",
  since: "1.0",
  source: ["choice-numbers-as-text-or-number", "create-order-renewal-time"],
  async run({ as, unique }) {
    for (const renewal_time of ["0", 0, "01800000000", 1_800_000_000, "99999999999", 99_999_999_999]) {
      const body = { ...parentOrder(`${unique("buyer")}@example.com`), renewal_time };
      const answer = await as("reseller").call("createOrder", { as: "json", body });
      answer.is(200).has({ data: { licence: { date_expiration: Number(renewal_time) } } });
    }

    const body = { ...parentOrder(`${unique("buyer")}@example.com`), renewal_time: "" };
    (await as("reseller").call("createOrder", { body })).is(200).has({ data: { licence: { status: "active" } } });
  },
});
