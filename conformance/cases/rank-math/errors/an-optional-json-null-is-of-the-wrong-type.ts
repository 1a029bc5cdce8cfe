import { conformanceCase, invalidParameters, parentOrder, wrongType } from "../service.ts";

export default conformanceCase({
  title: "An optional parameter that a JSON body sets to null is not missing but of the wrong type",
  contract: ["createOrder 400"],
  rules: { positive: ["parameters-of-their-type"], contrast: ["json-null-counts-as-missing"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-json-null"],
  sends: "invalid",
  async run({ as, unique }) {
    const answer = await as("reseller").callInvalid("createOrder", {
      as: "json",
      body: { ...parentOrder(`${unique("buyer")}@example.com`), last_name: null, reseller_user: null },
    });
    answer.is(400, "rest_invalid_param").has(
      invalidParameters({
        last_name: wrongType("last_name", "string"),
        reseller_user: wrongType("reseller_user", "string"),
      }),
    );
  },
});
