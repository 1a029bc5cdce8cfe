import express from "express";
import { createSimulator } from "stunt-double";
import request from "supertest";
import { afterAll, beforeEach, expect, test } from "vitest";

const simulator = await createSimulator({ services: ["rank-math"] });
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

const { username, password } = simulator.credentials("rank-math").reseller;
const order = { type: "parent", first_name: "Jane", email: "jane@example.com", plan: "content-ai-starter" };

test("the vendor is an Express application", async () => {
  const vendor = simulator.express("rank-math");
  const made = await request(vendor)
    .post("/wp-json/reseller/v1/payment/")
    .auth(username, password)
    .type("form")
    .send(order)
    .expect(200);
  expect(made.body.data.licence.status).toBe("active");

  const again = await request(vendor).post("/wp-json/reseller/v1/payment/").auth(username, password).send(order);
  expect(again.status).toBe(400);
  expect(again.headers["x-stunt-double-rule"]).toBe("rank-math/plan-exists");
});

test("it is mounted into an application of yours, behind parsers of bodies", async () => {
  const application = express();
  application.use(express.json(), express.urlencoded());
  application.use("/vendor", simulator.express("rank-math"));

  const orders = "/vendor/wp-json/reseller/v1/orders/";
  await request(application).get(orders).expect(401);
  await request(application).post("/vendor/wp-json/reseller/v1/payment/").auth(username, password).send(order);
  const { body } = await request(application).get(orders).auth(username, password).expect(200);
  expect(body.data.orders).toHaveLength(1);
});
