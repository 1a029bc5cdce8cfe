import { invalid } from "../arrange.ts";
import { conformanceCase, ownKey } from "../service.ts";
import { importSubscribers } from "../subscribers.ts";

export default conformanceCase({
  title:
    "An import without Data, or with Data that has no list of Subscribers, is refused; data and empty lists are taken",
  contract: ["importExternalSubscribers 400", "importExternalSubscribers 200"],
  rules: {
    positive: ["import-needs-subscribers", "members-of-their-type"],
    contrast: ["import-needs-subscribers", "members-of-their-type"],
  },
  does: "creates",
  since: "1.0",
  source: ["import-data", "choice-validation-errors"],
  sends: "invalid",
  async run({ as }) {
    const manage = as("manage");
    const send = (body: unknown) =>
      manage.callInvalid("importExternalSubscribers", {
        path: { apiKey: ownKey },
        ...(body !== undefined && { body }),
      });

    const missing = [
      undefined,
      {},
      { Subscribers: [] },
      { Data: {} },
      { data: { Data: [] } },
      { DATA: { Subscribers: [] } },
    ];
    for (const body of missing) (await send(body)).is(400, invalid, { rule: "import-needs-subscribers" });
    const wrong = [
      [],
      "Data",
      { Data: [] },
      { Data: "none" },
      { Data: { Subscribers: {} } },
      { Data: { Subscribers: "P-1" } },
      { Data: { Subscribers: ["P-1"] } },
      { Data: { Subscribers: [7] } },
      { Data: { Subscribers: [] }, NotificationEmailAddress: 7 },
    ];
    for (const body of wrong) (await send(body)).is(400, invalid, { rule: "members-of-their-type" });

    (await importSubscribers(manage, { Data: { Subscribers: [] } })).is(200).has({ Status: "Queued" });
    (await importSubscribers(manage, { data: { Subscribers: [] } })).is(200).has({ Status: "Queued" });
  },
});
