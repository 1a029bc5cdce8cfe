import { readContractFile } from "../../openapi/read.ts";
import type { Service } from "../core/service.ts";
import { contractOfService } from "./contract.ts";

/** A dial of rules.yaml: listed values, or a type. */
export interface SettingSpec {
  readonly name: string;
  readonly values?: readonly SettingValue[];
  readonly schema?: { readonly type: string };
  readonly default: SettingValue;
}
export type SettingValue = string | number | boolean;
export type ServiceSettings = Readonly<Record<string, SettingValue>>;

/** A setting that cannot be turned that way, with what could be meant. */
export class SettingRefused extends Error {
  readonly field: string;
  readonly remedy: string;
  constructor(field: string, message: string, remedy: string) {
    super(message);
    this.field = field;
    this.remedy = remedy;
  }
}

/** The dials of one service: their names, values and defaults, as rules.yaml has them. */
export class SettingsOf {
  readonly specs: readonly SettingSpec[];
  readonly defaults: ServiceSettings;

  /** `turned`: dials that this simulator turns for every sandbox that does not say otherwise itself. */
  constructor(service: Service, turned: ServiceSettings = {}) {
    const rules = readContractFile(contractOfService(service), "rules") as { settings?: SettingSpec[] }[];
    this.specs = rules.flatMap((rule) => rule.settings ?? []);
    this.defaults = Object.fromEntries(this.specs.map((spec) => [spec.name, spec.default]));
    this.defaults = this.with(turned);
  }

  /** The defaults with `given` laid over them; refuses unknown names and values. */
  with(given: ServiceSettings): ServiceSettings {
    for (const [name, value] of Object.entries(given)) {
      const spec = this.specs.find((one) => one.name === name);
      if (!spec) {
        throw new SettingRefused(
          name,
          `no setting ${name}`,
          `settings: ${this.specs.map((one) => one.name).join(", ")}`,
        );
      }
      const fits = spec.values ? spec.values.includes(value) : typeof value === spec.schema?.type;
      const choices = spec.values?.join(" | ") ?? spec.schema?.type;
      if (!fits) throw new SettingRefused(name, `setting ${name} cannot be ${String(value)}`, `it takes ${choices}`);
    }
    return Object.freeze({ ...this.defaults, ...given });
  }
}
