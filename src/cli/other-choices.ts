import { columns, shown } from "./print.ts";
import type { Guess, Played, Stage } from "./stage.ts";

/** What plays a command again. */
interface Playing extends Pick<Stage, "play" | "stopped"> {
  readonly terminal: Pick<Stage["terminal"], "err">;
}

interface Choice {
  readonly service: string;
  readonly setting: string;
  readonly value: string | number | boolean;
}

interface Tried extends Choice {
  readonly exitCode: number;
  readonly same: boolean;
}

/** Plays a command once for each other value of each setting that its callers leaned on, and says what changed. */
export async function otherChoices(stage: Playing, first: Played): Promise<readonly Tried[]> {
  const say = (text: string) => stage.terminal.err(text);
  if (first.code !== 0) {
    say(`other choices are not tried: the command fails as it is, exit ${first.code}\n`);
    return [];
  }
  const choices = choicesIn(first.guesses);
  if (choices.length === 0) say("the command leans on no guess that a setting turns\n");
  const tried: Tried[] = [];
  for (const choice of choices) {
    if (stage.stopped()) break;
    const { code } = await stage.play({ [choice.service]: { [choice.setting]: choice.value } });
    tried.push({ ...choice, exitCode: code, same: code === first.code });
  }
  say(columns(tried.map(cells)));
  return tried;
}

const cells = ({ service, setting, value, exitCode, same }: Tried): readonly string[] => [
  same ? "same" : "differs",
  service,
  `${setting}=${shown(value)}`,
  `exit ${exitCode}`,
];

function choicesIn(guesses: readonly Guess[]): readonly Choice[] {
  const choices = guesses.flatMap(({ service, setting }) =>
    (setting?.others ?? []).map((value): [string, Choice] => [
      `${service} ${setting?.name} ${value}`,
      { service, setting: setting?.name ?? "", value },
    ]),
  );
  return [...new Map(choices).values()];
}
