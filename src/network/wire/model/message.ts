import * as z from 'zod';
import { day, identifier, moment, named, origin, place, plain, region, signature } from './parts.ts';

export const MESSAGE_FORMAT = 'tuntas-message/1';
export const RECEIPT_FORMAT = 'tuntas-receipt/1';

/** States of a replication, as both hubs keep them. */
export const wireStates = [
  'interest',
  'verified',
  'agreed',
  'committed',
  'planned',
  'running',
  'evaluated',
  'certified',
  'paused',
  'refused',
  'stopped',
] as const;

/** The document of an agreement, by what names it; the file stays with its hub. */
const paper = z.object({ kind: z.enum(['pks', 'mou', 'statement']), number: plain(200), date: day });

/** Who is asking: an office, and where it is reached; no private person. */
const asker = z.object({
  institution: place,
  unit: place.nullable(),
  region,
  contactName: plain(150),
  contactEmail: z.union([z.literal(''), z.email().max(254)]),
});

/** Something that one hub tells another about one replication across them. */
export const hubMessage = z.object({
  format: z.literal(MESSAGE_FORMAT),
  id: z.uuid(),
  from: origin,
  to: origin,
  sentAt: moment,
  /** Of the hub where the replicator is; the same in every message of either side. */
  replication: z.uuid(),
  /** The record that is copied, at the hub of its owner. */
  about: identifier,
  /** Counts the messages of one sender about one replication, from 1. */
  sequence: z.number().int().min(1).max(100_000),
  state: z.enum(wireStates),
  /** With `interest` only. */
  asker: asker.nullable(),
  note: plain(5000),
  agreement: paper.nullable(),
  /** The replica, once it is public at the hub of the replicator. */
  replica: identifier.nullable(),
  signature,
});
export type HubMessage = z.infer<typeof hubMessage>;

/** What the receiver answers, so that the sender knows that it need not send again. */
export const hubReceipt = z.object({
  format: z.literal(RECEIPT_FORMAT),
  message: z.uuid(),
  from: origin,
  to: origin,
  receivedAt: moment,
  outcome: z.enum(['taken', 'known_already', 'refused']),
  why: named(60).nullable(),
  signature,
});
export type HubReceipt = z.infer<typeof hubReceipt>;
