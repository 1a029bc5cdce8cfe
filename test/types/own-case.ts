/** What must not compile in a user's own case; checked by `tsc`, never run. */
import { conformanceCase } from "stunt-double/conformance/rank-math";

const header = { title: "An order is read", does: "reads", since: "1.0", source: ["get-order-id"] } as const;

conformanceCase({
  ...header,
  contract: ["getOrder 404"],
  async run({ as }) {
    const answer = await as("reseller").call("getOrder", { path: { order_id: 1 } });
    answer.is(404, "not_found");

    // @ts-expect-error a misspelt role
    as("resseller");

    // @ts-expect-error a misspelt operation
    await as("reseller").call("getOrdr", { path: { order_id: 1 } });

    // @ts-expect-error a misspelt path parameter
    await as("reseller").call("getOrder", { path: { order: 1 } });

    // @ts-expect-error a status that the operation does not declare
    answer.is(418);
  },
});

// @ts-expect-error a misspelt pair
conformanceCase({ ...header, contract: ["getOrdr 404"], run: async () => {} });

// @ts-expect-error a misspelt rule
conformanceCase({ ...header, contract: ["getOrder 404"], rules: { positive: ["order-knwn"] }, run: async () => {} });
