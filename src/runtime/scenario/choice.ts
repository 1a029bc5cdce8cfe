import type { Service } from "../../core/service.ts";
import type { ScenarioText } from "../sandbox.ts";
import { SandboxRefused } from "../sandbox-refused.ts";
import type { ScenarioLibrary } from "./library.ts";
import type { Scenario } from "./scenario.ts";

/** Scenarios that somebody asks for: `service/name`, paths of YAML files, or a text. */
export interface Asked {
  readonly scenarios: readonly string[];
  readonly file?: ScenarioText | undefined;
}

/** One scenario for each service: the one asked for, or its default. */
export function chosenScenarios(
  { scenarios, file }: Asked,
  library: ScenarioLibrary,
  services: ReadonlyMap<string, Service>,
): readonly Scenario[] {
  const asked = [
    ...scenarios.map((name) => (isPath(name) ? library.readPath(name) : named(name, library, services))),
    ...(file ? [library.readText(file.text, file.name)] : []),
  ];
  const covered = new Map<string, Scenario>();
  for (const scenario of asked) {
    for (const service of scenario.services) {
      if (covered.has(service)) {
        const names = asked.map(({ name }) => name).join(", ");
        throw new SandboxRefused("invalid", `a service has one scenario; asked for ${service}: ${names}`);
      }
      covered.set(service, scenario);
    }
  }
  return [...new Set([...services.keys()].map((service) => covered.get(service) ?? library.read(service, "default")))];
}

const isPath = (name: string): boolean => /\.ya?ml$/.test(name);

function named(name: string, library: ScenarioLibrary, services: ReadonlyMap<string, Service>): Scenario {
  const service = name.split("/")[0] ?? name;
  if (!services.has(service))
    throw new SandboxRefused("invalid", `no service ${service}, asked for by scenario ${name}`);
  return library.read(service, name.slice(service.length + 1));
}
