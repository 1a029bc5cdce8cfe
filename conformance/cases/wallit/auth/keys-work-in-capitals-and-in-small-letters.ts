import { readProperty, unknownId } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A key is the same key in capitals and in small letters, in the header and in the path",
  contract: ["getProperty 200", "getResourceAccess 200", "authorizeAmpReader 200", "getProperty 404"],
  rules: { positive: ["api-key-in-any-case", "api-key-known"], contrast: ["api-key-known", "api-key-in-any-case"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["reason-key-case", "authentication-example"],
  async run(stage) {
    const site = await aSite(stage);
    const { manage, access } = site.keys;

    for (const write of [upper, lower]) {
      const written = site.with({ ...manage, key: write(manage.key) });
      (await readProperty(written)).is(200).has({ Name: site.name }, { rule: "api-key-in-any-case" });
      const crossed = await site.manage.call("getProperty", { path: { propertyID: write(manage.key) } });
      crossed.is(200, undefined, { rule: "api-key-in-any-case" });

      const path = { accessKey: write(access.key), resourceKey: "nothing" };
      (await site.access.call("getResourceAccess", { path, query: { ResourceURL: "nothing" } })).is(200);
      const amp = { readerID: "amp-reader", resourceURL: "https://news.example/nothing" };
      (await stage.anonymous.call("authorizeAmpReader", { path: { accessKey: path.accessKey }, query: amp })).is(200);
    }

    const other = manage.key.endsWith("0") ? manage.key.replace(/0$/, "1") : manage.key.replace(/.$/, "0");
    for (const key of [unknownId, other, manage.key.replaceAll("-", "")]) {
      (await readProperty(site.with({ ...manage, key }))).is(404, "Item Not found");
    }
  },
});

const upper = (key: string): string => key.toUpperCase();
const lower = (key: string): string => key.toLowerCase();
