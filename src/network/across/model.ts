import type { InstitutionId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { InnovationId } from '#registry/index.ts';
import type { PeerId } from '../peers/model.ts';
import type { HubMessage } from '../wire/model/message.ts';

export type AcrossId = Id<'AcrossId'>;
export type MessageId = Id<'HubMessageId'>;

/** On which side of the replication this hub stands. */
export type Side = 'replicator' | 'owner';
export type AcrossState = HubMessage['state'];
export type Asker = NonNullable<HubMessage['asker']>;
export type Agreement = NonNullable<HubMessage['agreement']>;

export type Across = {
  readonly id: AcrossId;
  readonly side: Side;
  readonly peerId: PeerId;
  readonly peerName: string;
  /** The origin under which the other hub speaks. */
  readonly peerHub: string;
  readonly about: string;
  readonly title: string;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly innovationId: InnovationId | null;
  readonly asker: Asker;
  readonly state: AcrossState;
  readonly note: string;
  readonly agreement: Agreement | null;
  readonly sent: number;
  readonly received: number;
  readonly createdAt: Date;
  readonly movedAt: Date;
  readonly revision: number;
};

/** States of a message: an outgoing one is `waiting` until the other hub has receipted it; then `taken`, or `refused` with its reason. */
export const messageStates = ['waiting', 'taken', 'refused'] as const;
export type MessageState = (typeof messageStates)[number];

export type KeptMessage = {
  readonly id: MessageId;
  readonly direction: 'out' | 'in';
  readonly sequence: number;
  readonly state: MessageState;
  readonly said: AcrossState;
  readonly note: string;
  readonly tries: number;
  readonly why: string;
  readonly at: Date;
};

/** What came of one attempt; `unsent`: without a receipt, whatever happened there. */
export type Answer = { readonly outcome: 'taken' | 'known_already' | 'refused' | 'unsent'; readonly why: string };

export const LONGEST_NOTE = 5000;
export const LONGEST_NUMBER = 200;

/** Why something was refused; each code has the message `across.refusal.<code>`. */
export const acrossRefusals = [
  'not_found',
  'not_yours',
  'stale',
  'not_now',
  'no_requests',
  'note_missing',
  'note_long',
  'number_missing',
  'name_missing',
  'email_wrong',
  'going_already',
] as const;
export type AcrossRefusal = (typeof acrossRefusals)[number];
