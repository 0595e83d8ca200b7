import type { Activity } from './model.ts';

const LINE_OCTETS = 75;
const DAY_MS = 86_400_000;
const escaped = (text: string) => text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r?\n/g, '\\n');
const stamp = (moment: Date) => `${moment.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
const plain = (day: string) => day.replaceAll('-', '');
/** The day after the last one, which an entry of whole days ends at (RFC 5545 §3.6.1). */
const after = (day: string) => plain(new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10));

/** A line folded so that no piece is longer than 75 octets, never within a character (RFC 5545 §3.1). */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  for (const sign of line) {
    if (Buffer.byteLength(piece + sign) > LINE_OCTETS) {
      pieces.push(piece);
      piece = ' ';
    }
    piece += sign;
  }
  return [...pieces, piece].join('\r\n');
}

type Calendar = { readonly name: string; readonly host: string; readonly url: string };

/** The activities that have a day, as an iCalendar file of whole days. */
export function calendarOf({ name, host, url }: Calendar, activities: readonly Activity[]): string {
  const events = activities.flatMap((it) => {
    if (it.startsOn === null) return [];
    return [
      'BEGIN:VEVENT',
      `UID:${it.id}@${host}`,
      `SEQUENCE:${it.revision}`,
      `DTSTAMP:${stamp(it.changedAt)}`,
      `DTSTART;VALUE=DATE:${plain(it.startsOn)}`,
      `DTEND;VALUE=DATE:${after(it.endsOn ?? it.startsOn)}`,
      `SUMMARY:${escaped(it.title)}`,
      ...(it.place === '' ? [] : [`LOCATION:${escaped(it.place)}`]),
      `URL:${url}`,
      `STATUS:${it.state === 'cancelled' ? 'CANCELLED' : it.state === 'postponed' ? 'TENTATIVE' : 'CONFIRMED'}`,
      'END:VEVENT',
    ];
  });
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Tuntas//Hub//ID', `X-WR-CALNAME:${escaped(name)}`];
  return `${[...head, ...events, 'END:VCALENDAR'].map(folded).join('\r\n')}\r\n`;
}
