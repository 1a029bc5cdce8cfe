import type { Change, Help } from "../../core/change.ts";
import { ApiError, panelRefusal } from "../../core/refusal.ts";
import { refusal, type Settings } from "./contract.ts";

/** What would get the request through, where that is known; shown to those who ask why, never sent. */

const failure = (status: number, code: string, message: string, help?: Help) => ({
  status,
  body: { code, message, data: { status } },
  help,
});

/** One wrong parameter, as WordPress details it. */
export interface Detail {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly data: { readonly param: string } | null;
}

const detail = (name: string, message: string): Detail => ({ name, code: "rest_invalid_param", message, data: null });

const missing = (names: readonly string[], help?: Help) => ({
  status: 400,
  help,
  body: {
    code: "rest_missing_callback_param",
    message: `Missing parameter(s): ${names.join(", ")}`,
    data: { status: 400, params: names },
  },
});

const invalid = (details: readonly Detail[], help?: Help, status = 400) => ({
  status,
  help,
  body: {
    code: "rest_invalid_param",
    message: `Invalid parameter(s): ${details.map(({ name }) => name).join(", ")}`,
    data: {
      status,
      params: Object.fromEntries(details.map(({ name, message }) => [name, message])),
      details: Object.fromEntries(details.map(({ name, code, message, data }) => [name, { code, message, data }])),
    },
  },
});

type RuleId = Parameters<typeof refusal>[0];
const notFound = (rule: RuleId, what: "User" | "Order" | "Subscription", settings: Settings, help: Help | undefined) =>
  refusal(rule, failure(settings["not-found-status"], "not_found", `${what} not found`, help));

const asReseller: Change = { says: "send the credentials of a reseller", as: "reseller" };

// who calls
export const signInNeeded = () =>
  refusal("credentials-required", failure(401, "rest_forbidden", "Sorry, you are not allowed to do that.", asReseller));
export const notAReseller = () =>
  refusal("caller-is-a-reseller", failure(403, "rest_forbidden", "Sorry, you are not allowed to do that.", asReseller));
export const incorrectPassword = () =>
  refusal(
    "application-password-wrong",
    failure(401, "incorrect_password", "The provided password is an invalid application password.", asReseller),
  );
export const unknownUsername = () =>
  refusal(
    "reseller-username-unknown",
    failure(
      401,
      "invalid_username",
      "<strong>Error:</strong> Unknown username. Check again or try your email address.",
      asReseller,
    ),
  );
export const unknownEmailLogin = () =>
  refusal(
    "reseller-email-login-unknown",
    failure(
      401,
      "invalid_email",
      "<strong>Error:</strong> Unknown email address. Check again or try your username.",
      asReseller,
    ),
  );

// how it is asked
export const noRoute = () =>
  refusal(
    "route-and-method-known",
    failure(404, "rest_no_route", "No route was found matching the URL and request method."),
  );
/** OPTIONS of an address that is no route. */
export const nothingToDescribe = () => refusal("options-describes-route", { status: 200, body: [] });
export const malformedJson = (code: number, message: string, help: Help | undefined) =>
  refusal("json-body-well-formed", {
    status: 400,
    help,
    body: {
      code: "rest_invalid_json",
      message: "Invalid JSON body passed.",
      data: { status: 400, json_error_code: code, json_error_message: message },
    },
  });
export const missingParameters = (rule: RuleId, names: readonly string[], help?: Help) =>
  refusal(rule, missing(names, help));
export const invalidParameters = (rule: RuleId, details: readonly Detail[], help?: Help) =>
  refusal(rule, invalid(details, help));

// orders
export const subscriptionIdNeeded = (help: Help | undefined) =>
  refusal("subscription-id-needed", missing(["subscription_id"], help));
export const planExists = (settings: Settings, help: Help | undefined) =>
  refusal(
    "plan-exists",
    failure(settings["plan-exists-status"], "plan_exists", "User already have subscription", help),
  );
export const otherFamily = (help: Help | undefined) =>
  refusal("switch-within-family", invalid([detail("plan", "A switch cannot change the product family.")], help));
export const resellerUserTaken = (settings: Settings) =>
  refusal(
    "reseller-user-unique",
    invalid(
      [detail("reseller_user", "reseller_user is already used by another customer.")],
      { says: "leave out reseller_user, or send one that no other customer has", remove: ["reseller_user"] },
      settings["reseller-user-taken-status"],
    ),
  );

// lookups
export const noSuchSubscription = (settings: Settings, help?: Help) =>
  notFound("subscription-known", "Subscription", settings, help);
export const foreignSubscription = (settings: Settings, owner: string) =>
  notFound("other-resellers-invisible", "Subscription", settings, asOwner(owner));
export const subscriptionOfAnother = (settings: Settings, help: Help | undefined) =>
  notFound("subscription-belongs-to-email", "Subscription", settings, help);
export const subscriptionCancelled = (settings: Settings) =>
  notFound("cancelled-is-terminal", "Subscription", settings, {
    says: "sell the plan anew: send type: parent without subscription_id",
    set: { type: "parent" },
    remove: ["subscription_id"],
  });
export const noSuchOrder = (settings: Settings, help: Help | undefined) =>
  notFound("order-known", "Order", settings, help);
export const foreignOrder = (settings: Settings, owner: string) =>
  notFound("other-resellers-invisible", "Order", settings, asOwner(owner));
export const customerRemoved = (settings: Settings, help?: Help) =>
  notFound("order-customer-still-exists", "User", settings, help);
export const noSuchCustomer = (settings: Settings, help: Help | undefined) =>
  notFound("customer-known", "User", settings, help);
export const foreignCustomer = (settings: Settings, owner: string | undefined) =>
  notFound("other-resellers-invisible", "User", settings, owner === undefined ? undefined : asOwner(owner));
const asOwner = (owner: string): Change => ({ says: `it is ${owner}'s; send the credentials of ${owner}`, as: owner });

// lists and customers
export const numberTooLarge = (largest: number) =>
  refusal(
    "page-of-orders-bounded",
    invalid(
      [
        {
          name: "number",
          code: "rest_out_of_bounds",
          message: `number must be between 1 (inclusive) and ${largest} (inclusive)`,
          data: null,
        },
      ],
      { says: `send number: ${largest}`, set: { number: largest } },
    ),
  );
export const emailTaken = (settings: Settings, help: Help | undefined) =>
  refusal(
    "new-email-free",
    failure(
      settings["new-email-taken-status"],
      "existing_user_email",
      "Sorry, that email address is already used!",
      help,
    ),
  );

// failures of the vendor
export const storingError = (settings: Settings) =>
  refusal(
    "storing-error",
    failure(settings["storing-error-status"], "storing_error", "Something went wrong during data recording"),
  );

const criticalMessage =
  '<p>There has been a critical error on this website.</p><p><a href="https://wordpress.org/documentation/article/faq-troubleshooting/">Learn more about troubleshooting WordPress.</a></p>';

export const criticalError = () =>
  refusal("critical-error", {
    status: 500,
    body: { code: "internal_server_error", message: criticalMessage, data: { status: 500 }, additional_errors: [] },
  });
export const criticalErrorPage = () =>
  refusal("critical-error", {
    status: 500,
    type: "text/html",
    body: `<!DOCTYPE html>\n<html lang="en-US">\n<head><meta charset="utf-8"><title>WordPress &rsaquo; Error</title></head>\n<body id="error-page"><div class="wp-die-message">${criticalMessage}</div></body>\n</html>\n`,
  });

/** Worded as WordPress words refusals; no rule stands behind it, because only a fault provokes it. */
export const rateLimited = () => new ApiError("", failure(429, "rest_too_many_requests", "Too many requests."));

// back office
export const userTaken = (what: string) => panelRefusal(400, `${what} is taken.`);
export const noSuchUser = (username: string) => panelRefusal(404, `There is no user ${username}.`);
export const noSuchPassword = (id: string) => panelRefusal(404, `There is no application password ${id}.`);
export const noSuchCustomerInPanel = (id: number | string) => panelRefusal(404, `There is no customer ${id}.`);
export const siteTaken = (url: string) => panelRefusal(400, `${url} is registered to another reseller.`);
