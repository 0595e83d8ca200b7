import { isActing, parseEmail, type Viewer } from '#identity/index.ts';
import type { InnovationContent } from '../../model/content.ts';
import type { InnovationOwnership } from '../../model/record.ts';
import { type NeedName, needs } from '../../rules/completeness.ts';
import { isTypedField, type TypedField } from '../../rules/fields.ts';
import { type Contact, type ContactPurpose, contactPurposes } from './model.ts';

const LONGEST_SLUG = 60;

/**
 * The title as it stands in the address: small letters, digits and hyphens, cut between words. Always two words or
 * more, because addresses of one word under a record are actions (`replikasi`, `hubungi`).
 */
export function slugOf(title: string): string {
  const plain = title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words: string[] = [];
  let length = -1;
  for (const word of plain.match(/[a-z0-9]+/g) ?? []) {
    length += word.length + 1;
    if (length > LONGEST_SLUG) break;
    words.push(word);
  }
  return words.length > 1 ? words.join('-') : ['inovasi', words[0] ?? 'ini'].join('-');
}

/** The beginning of a text in one line, cut between words. */
export function excerptOf(text: string, longest: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= longest) return line;
  const space = line.slice(0, longest).lastIndexOf(' ');
  const end = space > longest / 2 ? space : longest - 1;
  return `${line.slice(0, end).replace(/[\s,;:.]+$/, '')}…`;
}

/** Long texts of a record in the order in which one tells it; impact and innovators stand among them. */
export const toldFields = [
  'background',
  'purpose',
  'novelty',
  'implementation',
  'collaboration',
  'impact',
  'significance',
  'benefit',
  'result',
  'adaptability',
  'resources',
  'budgetNote',
  'sustainability',
  'sdgContribution',
  'design',
  'innovators',
  'intellectualProperty',
  'links',
] as const satisfies readonly TypedField[];
export type ToldField = (typeof toldFields)[number];

/** The parts of the record that have something to read. */
export function toldOf(content: InnovationContent): readonly ToldField[] {
  const hasCondition = content.sustainabilityStatus !== null;
  return toldFields.filter((field) => isSaid(field, content) || (field === 'sustainability' && hasCondition));
}

function isSaid(field: TypedField, content: InnovationContent): boolean {
  const value: unknown = content[field];
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== '';
}

/** What a need asks for, in fields; those that no field answers alone are told by others. */
const fieldsOfNeed: Partial<Readonly<Record<NeedName, readonly TypedField[]>>> = {
  start: ['startDate', 'startYear'],
  location: ['latitude', 'longitude'],
  video: ['videoUrl'],
  measured: [],
};

export type Gap = { readonly fields: readonly TypedField[]; readonly reason: string };

/**
 * What is not known of a record: what a whole record holds and what its writers named as missing, together by reason;
 * those without a reason last. A field that was filled since is no gap.
 */
export function gapsOf(content: InnovationContent): readonly Gap[] {
  const reasons = new Map(content.missing.map((it) => [it.field, it.reason]));
  const asked = needs
    .filter((need) => !need.met(content))
    .flatMap((need): readonly string[] => fieldsOfNeed[need.name] ?? [need.name]);
  const named = content.missing.map((it) => it.field);
  const fields = [...new Set<string>([...asked, ...named])]
    .filter(isTypedField)
    .filter((it) => !isSaid(it, content) && !isDetailOfGap(it, content));
  const together = new Map<string, TypedField[]>();
  for (const field of fields) {
    const reason = reasons.get(field) ?? '';
    together.set(reason, [...(together.get(reason) ?? []), field]);
  }
  const gaps = [...together].map(([reason, its]) => ({ fields: its, reason }));
  return [...gaps.filter((gap) => gap.reason !== ''), ...gaps.filter((gap) => gap.reason === '')];
}

/** Reason and date of a condition are no facts of their own while the condition is not known. */
function isDetailOfGap(field: TypedField, content: InnovationContent): boolean {
  const isDetail = field === 'sustainabilityReason' || field === 'sustainabilityDate';
  return isDetail && content.sustainabilityStatus === null;
}

/** The moment since when it runs, as exactly as the record says. */
export type Start =
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'year'; readonly year: number; readonly certain: boolean };

export function startOf(content: Pick<InnovationContent, 'startDate' | 'startYear' | 'startYearCertain'>) {
  const { startDate, startYear, startYearCertain } = content;
  if (startDate !== null) return { kind: 'date', date: startDate } satisfies Start;
  return startYear === null ? null : ({ kind: 'year', year: startYear, certain: startYearCertain } satisfies Start);
}

/** Messages that one sender (by network address) may send in an hour, and that one record takes in a day. */
export const SENDER_LIMIT = { most: 5, hours: 1 } as const;
export const RECORD_LIMIT = { most: 30, hours: 24 } as const;
const HOUR_MS = 3_600_000;

export type ContactLimit = typeof SENDER_LIMIT | typeof RECORD_LIMIT;

/** Since when messages count towards the limit. */
export function countedSince(limit: ContactLimit, now: Date): Date {
  return new Date(now.getTime() - limit.hours * HOUR_MS);
}

/** When the next may be sent, if the last `most` of them reach back to this moment. */
export function freeAgain(limit: ContactLimit, oldestCounted: Date): Date {
  return new Date(oldestCounted.getTime() + limit.hours * HOUR_MS);
}

export const MAX_NAME = 150;
export const MAX_INSTITUTION = 200;
export const MAX_BODY = 5000;

export type ContactField = keyof Contact;
export type ContactFault = 'required' | 'too_long' | 'not_email' | 'unknown';
/** What somebody typed into the contact form. */
export type TypedContact = Readonly<Record<ContactField, string>>;
export type ReadContact =
  | { readonly ok: true; readonly contact: Contact }
  | { readonly ok: false; readonly faults: Partial<Readonly<Record<ContactField, ContactFault>>> };

/** The message as it is kept, or what is wrong with each field. */
export function readContact(typed: TypedContact): ReadContact {
  const line = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  const purpose = purposeOf(typed.purpose);
  const email = parseEmail(typed.email);
  const [name, institution, body] = [line(typed.name), line(typed.institution), typed.body.trim()];
  const faults: Partial<Record<ContactField, ContactFault>> = {
    ...faultOf('purpose', purpose ? null : 'required'),
    ...faultOf('name', lengthFault(name, MAX_NAME)),
    ...faultOf('email', typed.email.trim() === '' ? 'required' : email ? null : 'not_email'),
    ...faultOf('institution', institution.length > MAX_INSTITUTION ? 'too_long' : null),
    ...faultOf('body', lengthFault(body, MAX_BODY)),
  };
  if (!purpose || !email || Object.keys(faults).length > 0) return { ok: false, faults };
  return { ok: true, contact: { purpose, name, email, institution, body } };
}

function purposeOf(text: string): ContactPurpose | null {
  return contactPurposes.find((it) => it === text) ?? null;
}

function faultOf(field: ContactField, fault: ContactFault | null) {
  return fault ? { [field]: fault } : {};
}

function lengthFault(text: string, most: number): ContactFault | null {
  if (text === '') return 'required';
  return text.length > most ? 'too_long' : null;
}

/** Who may read what people wrote about a record, with their addresses: those to whom it may be sent. */
export function whyNotReadMessages(record: InnovationOwnership, viewer: Viewer): 'not_visible' | null {
  if (!viewer.person || !viewer.acting) return 'not_visible';
  if (isActing(viewer, 'hub_admin') || record.keeperIds.includes(viewer.person.id)) return null;
  const runs = isActing(viewer, 'local_admin') && viewer.acting.institutionId === record.institutionId;
  return runs ? null : 'not_visible';
}

/** Roles that may begin a replica; the same as the guard of that page. */
export function whyNotReplicate(viewer: Viewer): 'writer_only' | null {
  if (!viewer.person || isActing(viewer, 'innovator', 'local_admin', 'hub_admin')) return null;
  return 'writer_only';
}
