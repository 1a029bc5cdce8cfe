import { aContact, aProject, bearer, contactsBy, websiteKey } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The times that are sent leave out contacts made before or after, and neither at those very seconds",
  contract: ["listContacts 200"],
  rules: { positive: ["contacts-by-time"], contrast: ["contacts-by-time"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["website-api-contacts"],
  async run(stage) {
    const rule = { rule: "contacts-by-time" } as const;
    const { websiteId } = await aProject(stage);
    const headers = bearer(await websiteKey(stage, websiteId));
    const all = [];
    for (const made of ["first", "second", "third"]) {
      const email = `${stage.unique(made)}@visitors.example`;
      await aContact(stage, websiteId, { email });
      all.push(email);
      await stage.clock.advance("PT1H");
    }
    const { items } = (await contactsBy(stage, headers)).is(200).body;
    const [first = 0, second = 0, third = 0] = items.map(({ createdOn }) => createdOn);
    const apart = [second - first, third - second].map((seconds) => seconds >= 3600 && seconds < 3900);
    stage.check("an hour apart", rule, apart, [true, true]);

    const found = async (query: { created_at_min?: number; created_at_max?: number }) => {
      const { items, totalCount } = (await contactsBy(stage, headers, query)).is(200).body;
      stage.check("as many as there are", rule, totalCount, items.length);
      return items.map(({ email }) => email);
    };
    stage.check("from the second", rule, await found({ created_at_min: second }), all.slice(1));
    stage.check("after the second", rule, await found({ created_at_min: second + 1 }), all.slice(2));
    stage.check("until the second", rule, await found({ created_at_max: second }), all.slice(0, 2));
    stage.check("before the second", rule, await found({ created_at_max: second - 1 }), all.slice(0, 1));
    const around = { created_at_min: second - 1, created_at_max: second + 1 };
    stage.check("around the second", rule, await found(around), all.slice(1, 2));
    stage.check("nowhere", rule, await found({ created_at_min: third + 1 }), []);
  },
});
