/** One appointment in a calendar file. */
export type CalendarEvent = {
  /** Stays the same when the time changes, so that calendars move it instead of adding another. */
  readonly uid: string;
  /** Counts the changes, where they are counted. */
  readonly sequence?: number;
  /** When it was changed last; without it the calendar's `stamp`. */
  readonly changedAt?: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly title: string;
  readonly place?: string;
  readonly link: string;
  readonly text?: string;
  /** False: agreed on by us, not yet by those who are asked. Not given: nobody is asked. */
  readonly isFirm?: boolean;
  /** Counts whole days, not hours: `startsAt` and `endsAt` are midnights in UTC of the first and of the last day. */
  readonly isWholeDays?: boolean;
  /** It does not take place; calendars that know it strike it out. */
  readonly isCancelled?: boolean;
};

const LINE_BYTES = 75;

const moment = (value: Date) => value.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
const DAY_MS = 86_400_000;
const day = (value: Date, later = 0) => moment(new Date(value.getTime() + later)).slice(0, 8);
const escaped = (text: string) =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n');

/** A line of at most 75 bytes, folded where a character ends (RFC 5545 §3.1). */
function folded(line: string): string {
  const rows: string[] = [];
  let row = '';
  for (const letter of line) {
    // Every row but the first begins with the space that marks it.
    if (Buffer.byteLength(row + letter) + (rows.length > 0 ? 1 : 0) > LINE_BYTES) {
      rows.push(row);
      row = '';
    }
    row += letter;
  }
  return [...rows, row].join('\r\n ');
}

function statusOf({ isCancelled, isFirm }: CalendarEvent): readonly string[] {
  if (isCancelled) return ['STATUS:CANCELLED'];
  return isFirm === undefined ? [] : [`STATUS:${isFirm ? 'CONFIRMED' : 'TENTATIVE'}`];
}

function eventLines(event: CalendarEvent, stamp: Date): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    ...(event.sequence === undefined ? [] : [`SEQUENCE:${event.sequence}`]),
    `DTSTAMP:${moment(event.changedAt ?? stamp)}`,
    ...(event.isWholeDays
      ? // An entry of whole days ends at the day after its last one (RFC 5545 §3.6.1).
        [`DTSTART;VALUE=DATE:${day(event.startsAt)}`, `DTEND;VALUE=DATE:${day(event.endsAt, DAY_MS)}`]
      : [`DTSTART:${moment(event.startsAt)}`, `DTEND:${moment(event.endsAt)}`]),
    `SUMMARY:${escaped(event.title)}`,
    ...(event.place ? [`LOCATION:${escaped(event.place)}`] : []),
    ...(event.link ? [`URL:${event.link}`] : []),
    ...(event.text ? [`DESCRIPTION:${escaped(event.text)}`] : []),
    ...statusOf(event),
    'END:VEVENT',
  ];
}

export type Calendar = {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
  readonly stamp: Date;
  /** A plan that says which days and asks nobody bears the name of what made it, and no method. */
  readonly plan?: string;
};

/** A calendar as RFC 5545 writes it; times in UTC, which every calendar shows in its own zone. */
export function calendarText({ name, events, stamp, plan }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Tuntas//${plan ?? 'Tuntas'}//ID`,
    ...(plan === undefined ? ['CALSCALE:GREGORIAN', 'METHOD:PUBLISH'] : []),
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
