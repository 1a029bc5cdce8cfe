import { conformanceCase } from "../service.ts";
import { askedAt, resellerWithSites } from "../sites.ts";

export default conformanceCase({
  title:
    "A reseller who gave an address is asked for its sites at once and every two hours, with the credentials it gave",
  contract: [],
  rules: { positive: ["site-list-polled-every-two-hours", "site-list-asked-with-basic"] },
  needs: { capabilities: ["panel", "clock", "outbox", "webhook-receiver"] },
  does: "creates",
  since: "1.0",
  source: ["reseller-programme-accounts", "choice-site-list"],
  async run({ check, clock, outbox, setUp, ...hands }) {
    const { list, authorization } = await resellerWithSites({ outbox, setUp, ...hands }, { sites: [], listed: [] });
    const rule = { rule: "site-list-polled-every-two-hours" } as const;

    await setUp(() => clock.advance("PT1H59M"));
    await outbox.settle();
    check("asked at once, and not again before two hours are over", rule, askedAt(list), ["GET /"]);
    await setUp(() => clock.advance("PT2M"));
    await outbox.settle();
    check("asked again after two hours", rule, list.received.length, 2);
    await setUp(() => clock.advance("PT6H"));
    await outbox.settle();
    check("asked three times in six hours more", rule, list.received.length, 5);

    const credentials = list.received.map(({ headers }) => headers["authorization"]);
    const named = { rule: "site-list-asked-with-basic" } as const;
    check("each question carries the credentials", named, [...new Set(credentials)], [authorization]);
  },
});
