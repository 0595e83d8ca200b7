/** What the hub says of itself; empty where it has not said it. */
export type HubProfile = {
  readonly aboutId: string;
  readonly aboutEn: string;
  readonly office: string;
  readonly address: string;
  readonly email: string;
  readonly phone: string;
  readonly hours: string;
};
export type KeptProfile = HubProfile & { readonly revision: number };

export const noProfile: KeptProfile = {
  ...{ aboutId: '', aboutEn: '', office: '', address: '', email: '', phone: '', hours: '' },
  revision: 0,
};

export const longest: Readonly<Record<keyof HubProfile, number>> = {
  ...{ aboutId: 3000, aboutEn: 3000, office: 300, address: 500, email: 200, phone: 60, hours: 200 },
};

/** Why something was not done; each has the message `hub.refusal.<code>`. */
export const hubRefusals = ['hub_only', 'too_long', 'email_wrong', 'phone_wrong', 'stale'] as const;
export type HubRefusal = (typeof hubRefusals)[number];
