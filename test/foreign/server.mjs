// Somebody else's billing server, in plain JavaScript, that takes the place of Rank Math for three calls: selling, reading and
// cancelling. It was written from the vendor's page and shares nothing with the simulator.
// What it gets wrong: DEFECTS. What it decides otherwise where the page is silent: 409 for a second plan, and the orders of a subscription
// newest first. It also answers members that the page does not know.
import { createServer } from "node:http";

export const DEFECTS = ["any subscription is renewed", "second plan is sold", "year of 365 days"];

const plans = { pro: "seo", business: "seo", agency: "seo", starter: "ai", creator: "ai", expert: "ai" };
const shortNames = Object.fromEntries(
  Object.entries(plans).map(([name, kind]) => [
    kind === "seo" ? `seo-by-rank-math-${name}` : `content-ai-${name}`,
    name,
  ]),
);
const done = { code: "success", message: "success" };
const inWords = (names) => `${names.slice(0, -1).join(", ")}, and ${names.at(-1)}`;
const route = /^\/wp-json\/reseller\/v1\/(payment|subscription)\/(\d*)$/;

/** A request handler with a world of its own; `wrong` are the defects that it has, `password` opens it. */
export function billing({ wrong = DEFECTS, password = "shop shop shop shop shop shop" } = {}) {
  const isWrong = (defect) => wrong.includes(defect);
  const authorization = `Basic ${Buffer.from(`shop:${password}`).toString("base64")}`;
  const customers = new Map();
  const subscriptions = new Map();
  let ahead = 0;
  let lastId = 1000;
  const now = () => Date.now() + ahead;
  const seconds = (date) => Math.floor(Number(date) / 1000);

  const yearAfter = (time) => {
    const date = new Date(time);
    return isWrong("year of 365 days") ? time + 365 * 86_400_000 : date.setUTCFullYear(date.getUTCFullYear() + 1);
  };

  const refuse = (status, code, message, data = {}) => [status, { code, message, data: { status, ...data } }];
  const invalid = (name, code, message, data = null) =>
    refuse(400, "rest_invalid_param", `Invalid parameter(s): ${name}`, {
      params: { [name]: message },
      details: { [name]: { code, message, data } },
    });
  const missing = (names) =>
    refuse(400, "rest_missing_callback_param", `Missing parameter(s): ${names.join(", ")}`, { params: names });
  const notFound = () => refuse(404, "not_found", "Subscription not found");
  const wrongPassword = () =>
    refuse(401, "incorrect_password", "The provided password is an invalid application password.");
  const success = (data) => [200, { ...done, data: { status: 200, error: false, ...data } }];

  function licenceOf(subscription) {
    const { id, plan, expires, cancelled } = subscription;
    const date_expiration = cancelled ? 0 : seconds(expires);
    const status = cancelled ? "cancelled" : expires <= now() ? "expired" : "active";
    return { date_expiration, plan, origin: "reseller", subscription_id: id, status };
  }
  const pluginOf = ({ email, key }) =>
    `https://rankmath.com/download/1/seo-by-rank-math-pro.zip?username=${encodeURIComponent(email)}&api_key=${key}`;
  const shown = ({ customer, ...subscription }) => ({
    customer: { id: customer.id, email: customer.email, first_name: customer.first, last_name: customer.last },
    licence: licenceOf(subscription),
    plugin: pluginOf(customer),
    host: "billing-7",
  });

  function create(form) {
    const wanted = ["type", "first_name", "email", "plan"];
    const absent = wanted.filter((name) => form[name] === undefined);
    if (absent.length > 0) return missing(absent);
    if (!["parent", "renewal", "switch"].includes(form.type))
      return invalid("type", "rest_not_in_enum", "type is not one of parent, renewal, and switch.");
    const plan = shortNames[form.plan];
    if (!plan) return invalid("plan", "rest_not_in_enum", `plan is not one of ${inWords(Object.keys(shortNames))}.`);
    return form.type === "parent" ? sell(form, plan) : goOn(form, plan);
  }

  function sell(form, plan) {
    const email = form.email.toLowerCase();
    const { first_name: first, last_name: last = "" } = form;
    const key = (++lastId).toString(16).padStart(32, "0");
    const customer = customers.get(email) ?? { id: ++lastId, email: form.email, first, last, key };
    const held = [...subscriptions.values()].filter((one) => one.customer === customer);
    const active = held.filter((one) => licenceOf(one).status === "active" && plans[one.plan] === plans[plan]);
    if (active.length > 0 && !(isWrong("second plan is sold") && plans[plan] === "ai"))
      return refuse(409, "plan_exists", "User already have subscription");
    customers.set(email, customer);
    const order = orderOf(form, ++lastId);
    const subscription = { id: ++lastId, customer, plan, expires: expiryOf(form), orders: [order] };
    subscriptions.set(subscription.id, subscription);
    return sold(subscription, order);
  }

  function goOn(form, plan) {
    const isTheirs = ({ customer }) => customer.email.toLowerCase() === form.email.toLowerCase();
    const any = isWrong("any subscription is renewed") && [...subscriptions.values()].findLast(isTheirs)?.id;
    const id = form.subscription_id || any;
    if (!id) return missing(["subscription_id"]);
    const subscription = subscriptions.get(Number(id));
    if (!subscription || !isTheirs(subscription) || subscription.cancelled) return notFound();
    if (form.type === "switch" && plans[plan] !== plans[subscription.plan])
      return invalid("plan", "rest_invalid_param", "A switch cannot change the product family.");
    if (form.type === "switch") subscription.plan = plan;
    if (form.type === "renewal" || form.renewal_time) subscription.expires = expiryOf(form);
    const order = orderOf(form, ++lastId);
    subscription.orders.push(order);
    return sold(subscription, order);
  }

  const sold = (subscription, order) =>
    success({ type: "order.create", order: { ...order, subscription_id: subscription.id }, ...shown(subscription) });
  const expiryOf = ({ renewal_time }) => (renewal_time ? Number(renewal_time) * 1000 : yearAfter(now()));
  const paid = (total) => ({ paid_date: seconds(now()), currency: "USD", total: Number(total || 0).toFixed(2) });
  const orderOf = ({ type, total }, id) => ({ order_type: type, id, ...paid(total) });

  function handle({ method, url }, form) {
    const [, noun, id] = route.exec(url.split("?")[0]) ?? [];
    if (noun === "payment" && method === "POST") return create(form);
    const subscription = noun === "subscription" ? subscriptions.get(Number(id)) : undefined;
    if (noun !== "subscription" || !["GET", "DELETE"].includes(method))
      return refuse(404, "rest_no_route", "No route was found matching the URL and request method.");
    if (!subscription) return notFound();
    if (method === "DELETE") subscription.cancelled = true;
    const orders = subscription.orders.map((order) => ({ order: { ...order, subscription_id: subscription.id } }));
    return success({ type: "subscription", orders: orders.reverse(), ...shown(subscription) });
  }

  /** What the kit's clock hook speaks: `readClock`, and `advanceClock` to an instant or by days, months or years. */
  function hook(name, { to, by }) {
    const [, years = 0, months = 0, days = 0] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(by ?? "P") ?? [];
    const date = new Date(to ?? now());
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
    date.setUTCFullYear(year + Number(years), month + Number(months), day + Number(days));
    if (name === "advanceClock") ahead += date.getTime() - now();
    return [200, { now: new Date(now()).toISOString() }];
  }

  return async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const [, hooked] = /^\/hook\/(\w+)$/.exec(request.url) ?? [];
    const isJson = /json/.test(request.headers["content-type"] ?? "");
    const form = isJson ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text));
    const known = request.headers.authorization === authorization;
    const [status, body] = hooked ? hook(hooked, form) : known ? handle(request, form) : wrongPassword();
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
}

if (process.argv[1]?.endsWith("server.mjs"))
  createServer(billing()).listen(Number(process.argv[2] ?? 8080), "127.0.0.1");
