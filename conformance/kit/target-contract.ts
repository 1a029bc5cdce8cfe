import { Ajv2020 } from "ajv/dist/2020.js";
import type { Contract } from "./contract.ts";
import { isMembers } from "./json.ts";
import type { Setting } from "./rules.ts";
import type { Credentials } from "./suite.ts";
import type { YamlReader } from "./yaml-reader.ts";

/** Roles of the contract with exactly the credentials that roles.yaml names for them. */
export function readRoles(file: YamlReader, contract: Contract): Readonly<Record<string, Credentials>> {
  file.onlyNames(["roles"], Object.keys(contract.roles));
  return Object.fromEntries(
    Object.keys(file.members(["roles"])).map((role) => {
      const path = ["roles", role];
      const names = Object.keys(contract.roles[role] ?? {});
      file.onlyNames(path, names);
      const credentials = file.textMembers(path);
      const missing = names.find((name) => credentials[name] === undefined);
      if (missing !== undefined)
        file.refuse(path, `lacks ${missing}`, `write ${role}: { ${names.map((name) => `${name}: …`).join(", ")} }`);
      return [role, credentials];
    }),
  );
}

/** Settings of the contract, each with a value that it may have. */
export function readSettings(file: YamlReader, contract: Contract): Readonly<Record<string, unknown>> {
  const settings = settingsOf(contract);
  file.onlyNames(["settings"], [...settings.keys()]);
  const given = file.members(["settings"]);
  for (const [name, value] of Object.entries(given)) {
    const problem = problemWith(settings.get(name), value);
    if (problem !== undefined) file.refuse(["settings", name], problem.reason, problem.remedy);
  }
  return given;
}

/** Every setting once, in the order of the rules. */
export function settingsOf(contract: Contract): ReadonlyMap<string, Setting> {
  const all = [...contract.rules.values()].flatMap(({ settings }) => settings);
  return new Map(all.map((setting) => [setting.name, setting]));
}

function problemWith(setting: Setting | undefined, value: unknown): { reason: string; remedy: string } | undefined {
  const { values = [], schema, default: usual } = setting ?? {};
  const shown = JSON.stringify(value);
  if (values.length > 0) {
    if (values.includes(value)) return undefined;
    const listed = values.map((one) => JSON.stringify(one)).join(", ");
    return { reason: `${shown} is no value it can have`, remedy: `write one of ${listed}` };
  }
  if (!isMembers(schema)) return undefined;
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  if (ajv.validate(schema, value)) return undefined;
  return {
    reason: `${shown} ${ajv.errors?.[0]?.message ?? "does not fit"}`,
    remedy: `write something like ${JSON.stringify(usual)}`,
  };
}
