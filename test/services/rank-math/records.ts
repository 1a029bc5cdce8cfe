import { SettingsOf } from "../../../src/runtime/settings.ts";
import type { Settings } from "../../../src/services/rank-math/contract.ts";
import { rankMath } from "../../../src/services/rank-math/service.ts";
import type { Customer, Order, Subscription } from "../../../src/services/rank-math/tables.ts";

export const now = "2026-03-01T12:00:00.000Z";
export const yesterday = "2026-02-28T12:00:00.000Z";
export const nextYear = "2027-03-01T12:00:00.000Z";

const defaults = new SettingsOf(rankMath).defaults as unknown as Settings;
export const settings = (over: Partial<Settings> = {}): Settings => ({ ...defaults, ...over });

export const aSubscription = (over: Partial<Subscription> = {}): Subscription => ({
  id: 657124,
  userId: "reseller",
  customerId: 377867,
  plan: "seo-by-rank-math-pro",
  priceCents: 5900,
  expiresAt: nextYear,
  status: "active",
  createdAt: now,
  ...over,
});

export const anOrderRow = (over: Partial<Order> = {}): Order => ({
  id: 657123,
  userId: "reseller",
  customerId: 377867,
  subscriptionId: 657124,
  type: "parent",
  totalCents: 2300,
  paidAt: now,
  ...over,
});

export const aCustomer = (over: Partial<Customer> = {}): Customer => ({
  id: 377867,
  email: "jane@example.com",
  firstName: "Jane",
  lastName: "Doe",
  login: "jane",
  downloadKey: "0123456789abcdef0123456789abcdef",
  createdAt: now,
  ...over,
});
