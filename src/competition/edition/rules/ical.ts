/** One entry of a calendar. */
export type CalendarEvent = {
  readonly uid: string;
  readonly title: string;
  readonly opens: Date;
  readonly closes: Date;
  readonly url: string;
};

const LINE_OCTETS = 75;

/** `20260430T165900Z` (RFC 5545 §3.3.5). */
const stamp = (moment: Date) => `${moment.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
const escaped = (text: string) => text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r?\n/g, '\\n');

/** A line folded so that no piece is longer than 75 octets, never within a character (RFC 5545 §3.1). */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let size = 0;
  for (const sign of line) {
    const octets = new TextEncoder().encode(sign).length;
    if (size + octets > LINE_OCTETS) {
      pieces.push(piece);
      piece = ' ';
      size = 1;
    }
    piece += sign;
    size += octets;
  }
  return [...pieces, piece].join('\r\n');
}

/** The events as an iCalendar file (RFC 5545). */
export function icalOf(name: string, events: readonly CalendarEvent[], changed: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tuntas//Competition//ID',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((it) => [
      'BEGIN:VEVENT',
      `UID:${it.uid}`,
      `DTSTAMP:${stamp(changed)}`,
      `DTSTART:${stamp(it.opens)}`,
      `DTEND:${stamp(it.closes)}`,
      `SUMMARY:${escaped(it.title)}`,
      `URL:${it.url}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
