import type { Id } from '#platform/ids.ts';
import type { PeerId } from '../peers/model.ts';

export type RunId = Id<'HarvestRunId'>;
export type RecordId = Id<'NetworkRecordId'>;

/**
 * States of a harvest: `running` it goes on; `done` it has come to the end; `cut` it reached its bound and goes on behind others;
 * `failed` the other hub could not be read, and is asked again later; `stopped` a person has to decide.
 */
export const runStates = ['running', 'done', 'cut', 'failed', 'stopped'] as const;
export type RunState = (typeof runStates)[number];

/** Why a harvest failed or stopped; each code has the message `harvest.fault.<code>`. */
export const runFaults = [
  'forbidden',
  'unknown_host',
  'timeout',
  'unreachable',
  'too_large',
  'broken_off',
  'broken_packing',
  'moved',
  'status',
  'not_json',
  'unknown_format',
  'wrong_shape',
  'wrong_hub',
  'wrong_cursor',
  'key_wrong',
  'key_not_valid',
  'signature_wrong',
  'out_of_order',
  'dated_ahead',
  'key_unknown',
  'key_revoked',
  'other_hub',
  'many_gone',
  'beyond_bound',
  'oai_error',
  'died',
] as const;
export type RunFault = (typeof runFaults)[number];

/** Why one record was not taken over; each code has the message `harvest.refused.<code>`. */
export const recordRefusals = [
  'too_large',
  'not_json',
  'unknown_format',
  'wrong_shape',
  'wrong_hub',
  'wrong_cursor',
  'key_unknown',
  'key_wrong',
  'key_not_valid',
  'signature_wrong',
  'out_of_order',
  'dated_ahead',
  'replayed',
  'no_title',
  'no_identifier',
] as const;
export type RecordRefusal = (typeof recordRefusals)[number];

export type Counts = {
  readonly pages: number;
  readonly bytes: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly gone: number;
  readonly refused: number;
};

export type Run = Counts & {
  readonly id: RunId;
  readonly peerId: PeerId;
  readonly beganAt: Date;
  readonly endedAt: Date | null;
  readonly state: RunState;
  readonly fault: RunFault | null;
  readonly faultDetail: string;
};

export type RefusedRecord = {
  readonly sourceId: string;
  readonly title: string;
  readonly field: string;
  readonly why: RecordRefusal;
  readonly detail: string;
};

export const noCounts: Counts = { pages: 0, bytes: 0, added: 0, changed: 0, unchanged: 0, gone: 0, refused: 0 };
