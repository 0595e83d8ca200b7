import { formatDate, formatMoment } from '#platform/dates.ts';
import { formatNumber, isMessageKey, t } from '#platform/i18n/i18n.ts';
import type { AuditRow, Change } from './model.ts';

/*
 * The log keeps codes. Each capability brings their words among its own messages:
 *   <capability>.event.<rest of the event's name>   <capability>.field.<field>   <capability>.<field>.<value>
 * where <capability> is the first part of the event's name. A code without words is shown as it is.
 */

function worded(keys: readonly string[], code: string): string {
  const key = keys.find(isMessageKey);
  return key ? t(key as never) : code;
}

export function eventText(event: string): string {
  const [capability, ...rest] = event.split('.');
  return worded([`${capability}.event.${rest.join('.')}`], event);
}

/** The role in which somebody acted; role names are words of the whole house and stand with identity. */
export function roleText(role: string): string {
  if (role === '') return '';
  return worded([`identity.role.${role}`, `audit.role.${role}`], role);
}

export function subjectText(row: Pick<AuditRow, 'event' | 'subjectKind'>): string {
  return worded([`${capabilityOf(row.event)}.subject.${row.subjectKind}`], row.subjectKind);
}

/** The fields by which people know a thing, best first. */
const naming = ['title', 'name', 'email'];

/** What the thing is called, as far as the event itself tells; null when it does not. */
export function subjectName(row: Pick<AuditRow, 'changes'>): string | null {
  for (const field of naming) {
    const change = row.changes.find((it) => it.field === field);
    const text = change?.after ?? change?.before;
    if (typeof text === 'string' && text !== '') return text;
  }
  return null;
}

/** One line a change: the field's name, what stood there and what stands there now. */
export function changeTexts(row: Pick<AuditRow, 'event' | 'changes'>): readonly ChangeText[] {
  return row.changes.map((change) => changeText(capabilityOf(row.event), change));
}

export type ChangeText = { readonly field: string; readonly before: string | null; readonly after: string | null };

function changeText(capability: string, change: Change): ChangeText {
  const textOf = (value: unknown) => valueText(capability, change.field, value);
  return {
    field: worded([`${capability}.field.${change.field}`, `audit.field.${change.field}`], change.field),
    before: textOf(change.before),
    after: textOf(change.after),
  };
}

const capabilityOf = (event: string) => event.split('.')[0] ?? '';
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function valueText(capability: string, field: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return t(value ? 'platform.yes' : 'platform.no');
  if (typeof value === 'number') return formatNumber(value);
  if (Array.isArray(value)) return value.map((item) => valueText(capability, field, item) ?? '–').join('; ');
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  if (MOMENT.test(text)) return formatMoment(new Date(text));
  if (DAY.test(text)) return formatDate(text);
  return worded([`${capability}.${field}.${text}`], text);
}
