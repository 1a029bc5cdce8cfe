import { describe, expect, test } from "vitest";
import {
  presentCustomer,
  presentLicence,
  presentOrder,
  presentPlugin,
  presentSale,
  success,
} from "../../../src/services/rank-math/present.ts";
import { aCustomer, anOrderRow, aSubscription, now, settings, yesterday } from "./records.ts";

const moment = { now, settings: settings() };

test("an order shows its amount as text with two decimals, in dollars, and its time in seconds", () => {
  expect(presentOrder(anOrderRow())).toEqual({
    order_type: "parent",
    id: 657123,
    subscription_id: 657124,
    paid_date: 1_772_366_400,
    currency: "USD",
    total: "23.00",
  });
  expect(presentOrder(anOrderRow({ totalCents: 0 })).total).toBe("0.00");
  expect(presentOrder(anOrderRow({ totalCents: 5 })).total).toBe("0.05");
});

test("a customer shows nothing of user name and key", () => {
  expect(presentCustomer(aCustomer())).toEqual({
    email: "jane@example.com",
    first_name: "Jane",
    last_name: "Doe",
    id: 377867,
  });
});

describe("a licence", () => {
  test("shows its plan's short name and the second at which it runs out", () => {
    expect(presentLicence(aSubscription(), moment)).toEqual({
      date_expiration: 1_803_902_400,
      plan: "pro",
      origin: "reseller",
      subscription_id: 657124,
      status: "active",
    });
  });

  test("keeps its expiry when it has run out and loses it when it is cancelled", () => {
    expect(presentLicence(aSubscription({ expiresAt: yesterday }), moment)).toMatchObject({
      status: "expired",
      date_expiration: 1_772_280_000,
    });
    expect(presentLicence(aSubscription({ status: "cancelled" }), moment)).toMatchObject({
      status: "cancelled",
      date_expiration: 0,
      plan: "pro",
    });
  });
});

test("the plugin's address carries user name and key, whatever characters they have, and no plan", () => {
  const customer = aCustomer({ login: "jane&doe+x" });
  const address = new URL(presentPlugin(customer, aSubscription()));
  expect(Object.fromEntries(address.searchParams)).toEqual({ username: "jane&doe+x", api_key: customer.downloadKey });
  expect(presentPlugin(customer, aSubscription({ id: 1, plan: "content-ai-expert" }))).toBe(address.href);
});

test("a sale is shown in four blocks inside WordPress's success", () => {
  const sale = presentSale(anOrderRow(), aCustomer(), aSubscription(), moment);
  expect(Object.keys(sale)).toEqual(["order", "customer", "licence", "plugin"]);
  expect(success("order", sale)).toEqual({
    status: 200,
    body: { code: "success", message: "success", data: { status: 200, error: false, type: "order", ...sale } },
  });
});
