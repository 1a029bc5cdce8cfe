/** What would make cases applicable that are not, by the reason they give; nothing where there is nothing to do. */
export function toPrepare(reason: string, service: string): string {
  const advice = advices.find(([expression]) => expression.test(reason));
  return advice === undefined ? "" : reason.replace(advice[0], advice[1]).replaceAll("{service}", service);
}

const advices: readonly (readonly [RegExp, string])[] = [
  [
    /^operation (\S+) not in the target file.*$/,
    "Name $1 under operations: in the target file, or leave operations: out.",
  ],
  [/^rule (\S+) not in the target file.*$/, "Name $1 under rules: in the target file, or leave rules: out."],
  [/^newer than suite .*$/, "Raise suite: in the target file, and the case counts."],
  [/^.*production is only read.*$/, "Run the suite against a test or staging system."],
  [/^.*\(may: (\S+)\).*$/, "Say may: $1 in the target file, if the target may be changed so far."],
  [/^role (\S+) not given.*$/, "Give the credentials of $1 under roles: in the target file."],
  [
    /^(clock|panel|outbox) not claimed.*$/,
    "Offer a hook for $1; stunt-double hooks --print {service} prints its contract.",
  ],
  [
    /^webhook-receiver.*$/,
    "Claim webhook-receiver under capabilities: and enter its address where the target keeps it.",
  ],
  [/^.*on a Stunt Double only.*$/, "Nothing: only a Stunt Double can be asked for this."],
  [/^given\.(\S+) not given.*$/, "Prepare one, and name it as $1 under given: in the target file."],
  [/^setting (\S+) is not (\S+) there.*$/, "If the target does so, say $1: $2 under settings: in the target file."],
];
