import { notFound } from "../arrange.ts";
import { conformanceCase, ownKey } from "../service.ts";

export default conformanceCase({
  title: "An address, or a method, that is none of the API's is answered as an item not found",
  contract: ["getProperty 404"],
  rules: { positive: ["route-known"], contrast: ["route-known", "resource-known"] },
  does: "reads",
  since: "1.0",
  source: ["choice-unknown-address"],
  sends: "invalid",
  quirkAddress: true,
  async run({ anonymous, as }) {
    const property = `/api/Property/${ownKey}`;
    const rule = { rule: "route-known" } as const;

    for (const [method, path] of [
      ["GET", `${property}/Resources`],
      ["GET", `${property}/Subscriber`],
      ["GET", `${property}/ExternalSubscriber/P-1`],
      ["GET", `/api/Properties/${ownKey}`],
      ["GET", "/api/Property"],
      ["GET", "/api"],
      ["DELETE", `${property}/Resource/article`],
      ["POST", `${property}/Resource/article`],
      ["PUT", property],
      ["GET", `${property}/ExternalSubscriberImport`],
    ] as const) {
      const answer = await as("manage").send({ method, path });
      answer.is(404, notFound, rule);
    }
    for (const [method, path] of [
      ["POST", `/api/Resource/${ownKey}/article?ResourceURL=`],
      ["GET", `/api/Resource/${ownKey}`],
    ] as const) {
      (await as("access").send({ method, path })).is(404, notFound, rule);
    }
    (await anonymous.send({ method: "GET", path: "/api/Properties" })).is(404, notFound, rule);
    (await as("manage").send({ operation: "getProperty", method: "GET", path: property })).is(200);
  },
});
