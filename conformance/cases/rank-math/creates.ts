import type { Creation } from "../../kit/index.ts";
import { at, list } from "../../kit/json.ts";

/** Under `_envelope` the answer is one level further down. */
const within = (body: unknown): unknown => (at(body, ["data"]) === undefined ? (at(body, ["body"]) ?? body) : body);

/** Ids of a sale; `undefined` where `_fields` left them out. */
function sold(body: unknown, id: readonly string[], types: readonly string[]): readonly number[] | undefined {
  const answer = within(body);
  const code = at(answer, ["code"]);
  if (code !== undefined && code !== "success") return [];
  const [type, found] = [at(answer, ["data", "order", "order_type"]), at(answer, ["data", ...id])];
  if (typeof type !== "string" || typeof found !== "number") return undefined;
  return types.includes(type) ? [found] : [];
}

/** The newest orders of those whose customer's address holds one of the names. */
const listed =
  (...id: readonly string[]) =>
  (body: unknown, names: readonly string[]): readonly number[] => {
    return list(at(body, ["data", "orders"])).flatMap((one) => {
      const [email, found] = [String(at(one, ["customer", "email"])).toLowerCase(), at(one, id)];
      const ours = names.some((name) => email.includes(name.toLowerCase()));
      return ours && typeof found === "number" ? [found] : [];
    });
  };

const newest = { operation: "listOrders", input: { query: { number: 50 } } };

/** What a sale makes. Customers and orders stay: the vendor's API deletes neither. A renewal adds an order and nothing else. */
export const creates: readonly Creation[] = [
  {
    operation: "createOrder",
    what: "orders",
    ids: (body) => sold(body, ["order", "id"], ["parent", "renewal", "switch"]),
    find: { ...newest, ids: listed("order", "id") },
    stays: "the API cannot delete them",
  },
  {
    operation: "createOrder",
    what: "customers",
    ids: (body) => sold(body, ["customer", "id"], ["parent"]),
    find: { ...newest, ids: listed("customer", "id") },
    stays: "the API cannot delete them",
  },
  {
    operation: "createOrder",
    what: "subscriptions",
    ids: (body) => sold(body, ["order", "subscription_id"], ["parent"]),
    revives: (body) => sold(body, ["order", "subscription_id"], ["renewal"]) ?? [],
    find: { ...newest, ids: listed("order", "subscription_id") },
    remove: (id) => ({ operation: "cancelSubscription", input: { path: { subscription_id: id } } }),
  },
  {
    operation: "panel/addReseller",
    what: "users",
    ids: (body) => {
      const username = at(body, ["username"]);
      return typeof username === "string" ? [username] : undefined;
    },
    stays: "no panel action deletes them",
  },
];
