import type { Span } from "./instant.ts";

/** What a receiver knows a service's webhooks by. */
export interface HookCredentials {
  /** Left out where nothing but the secret tells. */
  readonly key?: string;
  readonly secret: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** A sandbox in which a plan has things happen, one after the other; whatever is refused throws. */
export interface WebhookStage {
  panel(action: string, fields: Fields): Promise<Fields>;
  /** An operation as a role calls it; answers the body. */
  call(role: string, operation: string, fields: Fields): Promise<Fields>;
  /** Keeps a row as records.yaml has it. */
  put(table: string, row: Fields): Promise<void>;
  pass(time: Span): Promise<void>;
}

/** Where webhooks go, and what they are signed with. */
export interface HookReceiver extends HookCredentials {
  readonly url: string;
}

/** How `webhooks check` brings about the webhooks of a service, and what a receiver of them can know. */
export interface WebhookPlan {
  /** Whose ready-made credentials sign, or a secret of our own where no role has one. */
  readonly signedBy: { readonly role: string } | { readonly secret: string };
  /** Enters the receiver's address, once. */
  register(receiver: HookReceiver, stage: WebhookStage): Promise<void>;
  /** What came about long before a story, so that it ends or renews within it. What this fires is not sent. */
  readonly before?: {
    readonly ago: Span;
    play(n: number, stage: WebhookStage): Promise<void>;
  };
  /** Fires several webhooks about one thing, the `n`th time about the `n`th thing, in an order that means something. */
  story(n: number, receiver: HookReceiver, stage: WebhookStage): Promise<void>;
  /** How much time the story lets pass. */
  readonly storyLasts: Span;
  /** How long a receiver may take, and how we know. */
  readonly answersWithin: { readonly seconds: number; readonly because: string };
  /** By what a receiver tells an old delivery, or why it cannot. */
  readonly age: { readonly told: string } | { readonly untold: string };
  /** How a receiver verifies, by what it knows an event again, and what it goes by when order is lost. */
  readonly advice: { readonly signature: string; readonly identity: string; readonly order: string };
}
