interface Sent {
  readonly apiKey: string;
  readonly resourceKey: string;
  readonly userToken: string;
  readonly legacy: boolean;
}

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());

/** Where the paywall receives a reader; callers append where to go on. */
export const paywallFor = ({ apiKey, resourceKey, userToken, legacy }: Sent): string =>
  [
    `/_stage/paywall?ApiKey=${apiKey.toLowerCase()}`,
    `ResourceKey=${encoded(resourceKey)}`,
    `UserToken=${encoded(userToken)}`,
    "SendTemporaryUserToken=True",
    ...(legacy ? ["UseLegacyPaywall=True"] : []),
  ].join("&");

/** The same for a reader whom AMP's id names. */
export const ampPaywallFor = (apiKey: string, resourceKey: string, readerId: string): string =>
  `/_stage/paywall?ApiKey=${apiKey.toLowerCase()}&ResourceKey=${encoded(resourceKey)}&ReaderID=${encoded(readerId)}&SendTemporaryUserToken=True`;
