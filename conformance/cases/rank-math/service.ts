import type { Contract } from "../../../openapi/rank-math/contract.types.ts";
import type { components } from "../../../openapi/rank-math/types.ts";
import { type RawCall, type Stage, suite } from "../../kit/index.ts";
import { creates } from "./creates.ts";

/** The roles of openapi/rank-math/roles.yaml. */
export type Role = "reseller" | "other-reseller" | "subscriber";

type Schemas = components["schemas"];

/** Every call is signed as the vendor documents it: HTTP Basic, a WordPress user name and one of its application passwords. */
export const { conformanceCase } = suite<Contract, Role>({
  service: "rank-math",
  usualRoles: ["reseller"],
  sign: (request, { username = "", password = "" }) => ({
    ...request,
    headers: { ...request.headers, authorization: basic(username, password) },
  }),
  probe: [
    { operation: "listOrders", refusedBy: [401] },
    { operation: "getSubscription", input: { path: { subscription_id: 1 } }, refusedBy: [401] },
    { operation: "getOrder", input: { path: { order_id: 1 } }, refusedBy: [401] },
  ],
  creates,
});

/** The header of HTTP Basic for a user name and an application password. */
export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

/** A reseller of the case's own, whose credentials the case knows. Capability `panel`. */
export function signUp({ arrange, setUp, unique }: Pick<Stage<Contract, Role>, "arrange" | "setUp" | "unique">) {
  return setUp(async () => {
    const username = unique("reseller");
    const { email } = await arrange.addReseller({ username, email: `${username}@example.com` });
    const { id, password } = await arrange.mintApplicationPassword({ username, name: "Conformance" });
    return { username, email, id, password };
  });
}

/** A parent order with nothing wrong in it. */
export function parentOrder(email: string): Pick<Schemas["OrderRequest"], "type" | "first_name" | "email" | "plan"> {
  return { type: "parent", first_name: "Jane", email, plan: "seo-by-rank-math-pro" };
}

/** Where the routes begin. */
export const routes = "/wp-json/reseller/v1";
export const asForm = { "content-type": "application/x-www-form-urlencoded" };
export const asJson = { "content-type": "application/json" };

/** One call of each operation, complete and well formed, as it goes over the wire; the ids belong to nobody. */
export const everyCall: readonly (RawCall & { operation: Call })[] = [
  {
    operation: "createOrder",
    method: "POST",
    path: `${routes}/payment/`,
    headers: asForm,
    body: "type=renewal&first_name=Jane&email=nobody%40example.invalid&plan=seo-by-rank-math-pro&subscription_id=1",
  },
  { operation: "getOrder", method: "GET", path: `${routes}/order/1` },
  { operation: "getCustomer", method: "GET", path: `${routes}/customer/?customer_id=nobody%40example.invalid` },
  {
    operation: "updateCustomer",
    method: "PATCH",
    path: `${routes}/customer/`,
    headers: asForm,
    body: "customer_id=nobody%40example.invalid&new_email=somebody%40example.com",
  },
  { operation: "listOrders", method: "GET", path: `${routes}/orders/` },
  { operation: "getSubscription", method: "GET", path: `${routes}/subscription/1` },
  { operation: "cancelSubscription", method: "DELETE", path: `${routes}/subscription/1` },
];

type Call =
  | "createOrder"
  | "getOrder"
  | "getCustomer"
  | "updateCustomer"
  | "listOrders"
  | "getSubscription"
  | "cancelSubscription";

/** The description of each route. */
export const everyDescription: readonly (RawCall & { operation: Description })[] = [
  { operation: "describePayment", method: "OPTIONS", path: `${routes}/payment/` },
  { operation: "describeOrder", method: "OPTIONS", path: `${routes}/order/1` },
  { operation: "describeCustomer", method: "OPTIONS", path: `${routes}/customer/` },
  { operation: "describeOrders", method: "OPTIONS", path: `${routes}/orders/` },
  { operation: "describeSubscription", method: "OPTIONS", path: `${routes}/subscription/1` },
];

type Description = "describePayment" | "describeOrder" | "describeCustomer" | "describeOrders" | "describeSubscription";

/** The refusal of a request without some of its required parameters, in the order of registration. */
export function missingParameters(...params: readonly string[]): Schemas["MissingParameters"] {
  return {
    code: "rest_missing_callback_param",
    message: `Missing parameter(s): ${params.join(", ")}`,
    data: { status: 400, params },
  };
}

type Detail = Schemas["ParameterDetail"];

/** The refusal of wrong parameters, in the order in which it names them. */
export function invalidParameters(details: Readonly<Record<string, Detail>>): Schemas["InvalidParameters"] {
  const params = Object.fromEntries(Object.entries(details).map(([name, { message }]) => [name, message]));
  return {
    code: "rest_invalid_param",
    message: `Invalid parameter(s): ${Object.keys(details).join(", ")}`,
    data: { status: 400, params, details },
  };
}

/** What is wrong with a required parameter that was sent empty. */
export const empty: Detail = {
  code: "param_value_empty",
  message: "Sorry, field is empty which is not allowed.",
  data: null,
};

export const badEmail: Detail = { code: "rest_invalid_email", message: "Invalid email address.", data: null };

export const notInEnum = (name: string, values: string): Detail => ({
  code: "rest_not_in_enum",
  message: `${name} is not one of ${values}.`,
  data: null,
});

export const wrongType = (name: string, type: string): Detail => ({
  code: "rest_invalid_type",
  message: `${name} is not of type ${type}.`,
  data: { param: name },
});

export const plans =
  "seo-by-rank-math-pro, seo-by-rank-math-business, seo-by-rank-math-agency, content-ai-starter, content-ai-creator, and content-ai-expert";
