import { aContact, aProject, bearer, contactsBy, websiteKey } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "created_at_min and created_at_max leave out contacts made before or after, and not those made at that second",
  contract: ["listContacts 200"],
  rules: { positive: ["contacts-by-time"], contrast: ["contacts-by-time", "contacts-paged"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["website-api-contacts"],
  async run(stage) {
    const rule = { rule: "contacts-by-time" } as const;
    const { websiteId } = await aProject(stage);
    const headers = bearer(await websiteKey(stage, websiteId));
    const emails = ["first", "second", "third"].map((name) => `${stage.unique(name)}@visitors.example`);
    const [first = "", second = "", third = ""] = emails;
    for (const email of emails) {
      await aContact(stage, websiteId, { email });
      await stage.clock.advance("PT1H");
    }
    const all = (await contactsBy(stage, headers)).is(200).body.items;
    const [early = 0, middle = 0, late = 0] = all.map(({ createdOn }) => createdOn);
    stage.check("in this order", rule, early < middle && middle < late, true);

    for (const [created_at_min, created_at_max, expected] of [
      [undefined, undefined, emails],
      [early, late, emails],
      [early + 1, undefined, [second, third]],
      [middle, undefined, [second, third]],
      [undefined, middle, [first, second]],
      [undefined, middle - 1, [first]],
      [middle, middle, [second]],
      [late + 1, undefined, []],
      [late, early, []],
    ] as const) {
      const bounds = { ...(created_at_min && { created_at_min }), ...(created_at_max && { created_at_max }) };
      const { items, totalCount } = (await contactsBy(stage, headers, bounds)).is(200).body;
      const shown = items.map(({ email }) => email);
      stage.check(
        `from ${created_at_min} to ${created_at_max}`,
        rule,
        [shown, totalCount],
        [expected, expected.length],
      );
    }
    const query = { created_at_min: middle, limit: 1, skip: 1 };
    const { items, totalCount } = (await contactsBy(stage, headers, query)).is(200).body;
    stage.check("the second page of them", rule, [items.map(({ email }) => email), totalCount], [[third], 2]);
  },
});
