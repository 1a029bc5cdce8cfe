import { expect, test } from "vitest";
import { ApiError } from "../../src/core/refusal.ts";
import { parcels } from "../example/service/service.ts";
import { simulate } from "../example/simulate.ts";

/** The example service, as it would tell a wrong method from an unknown address. */
const telling = {
  ...parcels,
  render: {
    ...parcels.render,
    noRoute: (_request: unknown, methods: readonly string[] = []) =>
      new ApiError("address-known", { status: methods.length > 0 ? 405 : 404, body: { methods } }),
  },
};

test.each([
  { method: "PATCH", path: "/parcels", status: 405, methods: ["POST"] },
  { method: "POST", path: "/parcels/pcl_0000000000", status: 405, methods: ["GET", "DELETE"] },
  { method: "HEAD", path: "/parcels", status: 405, methods: ["POST"] },
  { method: "PATCH", path: "/parcels/", status: 404, methods: [] },
  { method: "POST", path: "/nowhere", status: 404, methods: [] },
])("$method $path is told which methods there are: $methods", async ({ method, path, status, methods }) => {
  const { call, simulator } = await simulate({ services: [telling] });

  expect(await call({ method, path })).toMatchObject({ status, body: { methods } });

  await simulator.close();
});
