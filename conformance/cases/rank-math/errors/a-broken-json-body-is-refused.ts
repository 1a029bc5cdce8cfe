import { asJson, conformanceCase, routes } from "../service.ts";

const syntax = "Syntax error";
const broken: readonly (readonly [number, string, string | Uint8Array])[] = [
  [4, syntax, "{"],
  [4, syntax, '{"type":"parent",}'],
  [4, syntax, "   "],
  [4, syntax, '\uFEFF{"type":"parent"}'],
  [3, "Control character error, possibly incorrectly encoded", '{"type":"par\u0001ent"}'],
  [1, "Maximum stack depth exceeded", `${"[".repeat(600)}${"]".repeat(600)}`],
  [5, "Malformed UTF-8 characters, possibly incorrectly encoded", Uint8Array.of(0x22, 0xff, 0xfe, 0x22)],
  [10, "Single unpaired surrogate in Unicode escape", '{"first_name":"\\ud800"}'],
];

export default conformanceCase({
  title:
    "A body announced as JSON that is not JSON is refused with PHP's error code and text, before missing parameters",
  contract: ["createOrder 400", "updateCustomer 400"],
  rules: { positive: ["json-body-well-formed"], contrast: ["required-parameters-present", "new-email-needed"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-invalid-json", "wordpress-order-of-checks"],
  sends: "invalid",
  async run({ as, check }) {
    for (const [json_error_code, json_error_message, body] of broken) {
      const order = { operation: "createOrder", method: "POST", path: `${routes}/payment/`, headers: asJson } as const;
      const update = {
        operation: "updateCustomer",
        method: "PATCH",
        path: `${routes}/customer/`,
        headers: asJson,
      } as const;
      for (const answer of [
        await as("reseller").send({ ...order, body }),
        await as("reseller").send({ ...update, body }),
      ]) {
        answer.is(400, "rest_invalid_json");
        check(`error ${json_error_code}`, { status: "createOrder 400", rule: "json-body-well-formed" }, answer.body, {
          code: "rest_invalid_json",
          message: "Invalid JSON body passed.",
          data: { status: 400, json_error_code, json_error_message },
        });
      }
    }
  },
});
