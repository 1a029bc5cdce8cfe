import { conformanceCase, missingParameters, parentOrder, routes } from "../service.ts";

const boundary = "----conformance";
const multipart = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join("")
    .concat(`--${boundary}--\r\n`);

export default conformanceCase({
  title: "A multipart body is read from a POST overridden to PATCH, and not from a PATCH",
  contract: ["updateCustomer 200", "updateCustomer 400"],
  rules: {
    positive: ["body-formats-equivalent", "method-override-honoured", "new-email-needed"],
    contrast: ["body-formats-equivalent"],
  },
  does: "creates",
  since: "1.0",
  source: ["wordpress-body-formats"],
  quirkAddress: true,
  async run({ as, setUp, unique }) {
    const reseller = as("reseller");
    const email = `${unique("buyer")}@example.com`;
    await setUp(async () => (await reseller.call("createOrder", { body: parentOrder(email) })).is(200));
    const new_email = `${unique("renamed")}@example.com`;
    const body = multipart({ customer_id: email, new_email });
    const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
    const update = { operation: "updateCustomer", path: `${routes}/customer/`, body } as const;

    const direct = await reseller.send({ ...update, method: "PATCH", headers });
    direct.is(400, "rest_missing_callback_param").has(missingParameters("customer_id", "new_email"));

    const overridden = { ...headers, "x-http-method-override": "PATCH" };
    const answer = await reseller.send({ ...update, method: "POST", headers: overridden });
    answer.is(200).has({ data: { customer: { email: new_email } } });
  },
});
