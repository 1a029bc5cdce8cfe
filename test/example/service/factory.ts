import type { Fill } from "../../../src/core/service.ts";

const sendParcel: Fill = async (_given, { faker }) => ({
  to: faker.person.firstName(),
  weight_grams: 100,
  deliver_in_hours: 24,
  paid_cents: 600,
});

const addReceiver: Fill = async (_given, { token }) => ({
  url: "http://127.0.0.1:9000/hook",
  secret: await token("abcdefghijklmnopqrstuvwxyz", 12),
});

export const fills = { sendParcel, addReceiver };
