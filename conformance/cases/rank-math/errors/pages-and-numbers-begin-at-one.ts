import { conformanceCase, invalidParameters } from "../service.ts";

export default conformanceCase({
  title: "A page or a number of orders below 1 is out of bounds",
  contract: ["listOrders 400"],
  rules: { positive: ["page-numbers-from-one"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-error-details"],
  sends: "invalid",
  async run({ as }) {
    for (const name of ["number", "page"]) {
      const message = `${name} must be greater than or equal to 1`;
      for (const value of ["0", "-1", "-5.0", "0.5", "-1e3"]) {
        const answer = await as("reseller").callInvalid("listOrders", { query: { [name]: value } });
        answer
          .is(400, "rest_invalid_param")
          .has(invalidParameters({ [name]: { code: "rest_out_of_bounds", message, data: null } }));
      }
    }
  },
});
