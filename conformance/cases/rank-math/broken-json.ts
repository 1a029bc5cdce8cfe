/** PHP's code and text for each way in which a body fails to be JSON, and such bodies. */
export const brokenJson: readonly (readonly [code: number, says: string, body: string | Uint8Array])[] = [
  [4, "Syntax error", "{"],
  [4, "Syntax error", '{"type":"parent",}'],
  [4, "Syntax error", "   "],
  [4, "Syntax error", '\uFEFF{"type":"parent"}'],
  [3, "Control character error, possibly incorrectly encoded", '{"type":"par\u0001ent"}'],
  [1, "Maximum stack depth exceeded", `${"[".repeat(600)}${"]".repeat(600)}`],
  [5, "Malformed UTF-8 characters, possibly incorrectly encoded", Uint8Array.of(0x22, 0xff, 0xfe, 0x22)],
  [10, "Single unpaired surrogate in Unicode escape", '{"first_name":"\\ud800"}'],
];
