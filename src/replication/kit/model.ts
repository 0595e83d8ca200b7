import type { EvidenceId, EvidenceKind } from '#files/index.ts';

/** What a paper of the kit is to whoever copies; the list is ours. */
export const kitKinds = ['sop', 'decree', 'budget', 'form', 'guide', 'other'] as const;
export type KitKind = (typeof kitKinds)[number];

/** Who may take the kit: everybody, whoever is signed in, or the institutions whose copying was agreed on. */
export const kitAccesses = ['public', 'signed_in', 'agreed'] as const;
export type KitAccess = (typeof kitAccesses)[number];

/** As the owner has not said otherwise. */
export const FIRST_ACCESS: KitAccess = 'signed_in';
export const MOST_ITEMS = 40;
export const LONGEST_NOTE = 2000;

/** A paper of the kit, as its page and its list say it; whoever may not take the kit sees title and kind alone. */
export type KitItem = {
  readonly evidenceId: EvidenceId;
  readonly kind: KitKind;
  readonly title: string;
  readonly number: string;
  readonly documentDate: string | null;
  readonly issuer: string;
  readonly page: string;
  readonly evidenceKind: EvidenceKind;
  readonly url: string | null;
  readonly file: KitFile | null;
};

export type KitFile = {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly mediaType: string;
  readonly storageKey: string;
};

export type Kit = {
  readonly access: KitAccess;
  readonly note: string;
  readonly revision: number;
  readonly items: readonly KitItem[];
  /** How often it was taken. */
  readonly takings: number;
};

/** What became of a paper: in the archive as it was kept, in it and broken off, lost by the storage, or a link. */
type Fate = 'whole' | 'altered' | 'broken' | 'missing' | 'link';

export type KitLine = {
  /** Its name in the archive; null when it is not in it. */
  readonly path: string | null;
  readonly item: KitItem;
  /** Of what lies in the archive. */
  readonly size: number | null;
  readonly sha256: string | null;
  readonly fate: Fate;
};

/** What the owner says of the kit: papers in their order. */
export type KitSetting = {
  readonly access: KitAccess;
  readonly note: string;
  readonly items: readonly { readonly evidenceId: EvidenceId; readonly kind: KitKind }[];
  readonly revision: number;
};

/** Why something was refused; each code has the message `kit.refusal.<code>`. */
export const kitRefusals = ['not_found', 'not_yours', 'unknown_evidence', 'over_items', 'note_long', 'stale'] as const;
export type KitRefusal = (typeof kitRefusals)[number];
