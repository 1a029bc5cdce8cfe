import { conformanceCase } from "../service.ts";
import { resellerWithSites } from "../sites.ts";

export default conformanceCase({
  title:
    "Nobody asks an earlier address, nor a reseller whose address was taken out; a new address gets its own credentials",
  contract: [],
  rules: { contrast: ["site-list-polled-every-two-hours", "site-list-asked-with-basic"] },
  needs: { capabilities: ["panel", "clock", "outbox", "webhook-receiver"] },
  does: "creates",
  since: "1.0",
  source: ["reseller-programme-accounts", "choice-site-list"],
  async run({ arrange, check, clock, openReceiver, outbox, setUp, ...hands }) {
    const all = { arrange, openReceiver, outbox, setUp, ...hands };
    const { username, list, authorization } = await resellerWithSites(all, { sites: [], listed: [] });
    const rule = { rule: "site-list-polled-every-two-hours" } as const;

    const other = await setUp(openReceiver);
    await setUp(() => arrange.setSiteList({ username, url: other.url, login: "other", password: "other-password" }));
    await setUp(() => clock.advance("PT5H"));
    await outbox.settle();
    check("the earlier address was asked once, the new one three times", rule, [list, other].map(timesAsked), [1, 3]);
    const earlier = other.received.some(({ headers }) => headers["authorization"] === authorization);
    check(
      "the new address does not hear the earlier credentials",
      { rule: "site-list-asked-with-basic" },
      earlier,
      false,
    );

    await setUp(() => arrange.setSiteList({ username }));
    await setUp(() => clock.advance("PT5H"));
    await outbox.settle();
    check("nobody is asked any more", rule, [list, other].map(timesAsked), [1, 3]);
  },
});

const timesAsked = ({ received }: { received: readonly unknown[] }) => received.length;
