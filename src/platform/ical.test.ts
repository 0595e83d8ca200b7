import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CalendarEvent, calendarText } from './ical.ts';

const event: CalendarEvent = {
  uid: 'abc@tuntas',
  sequence: 2,
  startsAt: new Date('2026-08-10T02:00:00Z'),
  endsAt: new Date('2026-08-10T02:20:00Z'),
  title: 'Wawancara: Sepeda, Bagus; \\ dan lain',
  place: 'Ruang 1',
  link: 'https://video.example/1',
  text: 'Presentasi 7 menit\nTanya jawab 13 menit',
  isFirm: true,
};
const stamp = new Date('2026-08-01T00:00:00.123Z');

test('a calendar is written as RFC 5545 wants it', () => {
  expect(calendarText({ name: 'Wawancara', events: [event], stamp }).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tuntas//Tuntas//ID',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Wawancara',
    'BEGIN:VEVENT',
    'UID:abc@tuntas',
    'SEQUENCE:2',
    'DTSTAMP:20260801T000000Z',
    'DTSTART:20260810T020000Z',
    'DTEND:20260810T022000Z',
    'SUMMARY:Wawancara: Sepeda\\, Bagus\\; \\\\ dan lain',
    'LOCATION:Ruang 1',
    'URL:https://video.example/1',
    'DESCRIPTION:Presentasi 7 menit\\nTanya jawab 13 menit',
    'STATUS:CONFIRMED',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('what is not agreed on is tentative, and what is not known is left out', () => {
  const bare = { ...event, place: '', link: '', text: '', isFirm: false };
  const lines = calendarText({ name: 'Wawancara', events: [bare], stamp }).split('\r\n');
  expect(lines.filter((line) => /^(?:LOCATION|URL|DESCRIPTION|STATUS)/.test(line))).toEqual(['STATUS:TENTATIVE']);
});

test('a plan bears the name of what made it, and says no more of an entry than it is given', () => {
  const days = {
    uid: 'a@tuntas',
    startsAt: new Date('2026-08-10T00:00:00Z'),
    endsAt: new Date('2026-08-12T00:00:00Z'),
  };
  const events = [
    { ...days, title: 'Klinik', link: 'https://hub.example', changedAt: event.startsAt, isWholeDays: true },
  ];
  expect(calendarText({ name: 'Program', events, stamp, plan: 'Hub' }).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tuntas//Hub//ID',
    'X-WR-CALNAME:Program',
    'BEGIN:VEVENT',
    'UID:a@tuntas',
    'DTSTAMP:20260810T020000Z',
    'DTSTART;VALUE=DATE:20260810',
    'DTEND;VALUE=DATE:20260813',
    'SUMMARY:Klinik',
    'URL:https://hub.example',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('no line is longer than 75 bytes, and unfolded it is the title again, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (given) => {
      const title = given.replaceAll(/[\r\n]/g, ' ').toWellFormed();
      const text = calendarText({ name: 'x', events: [{ ...event, title }], stamp });
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      const summary = /\r\nSUMMARY:([^\r]*)\r\n/.exec(text.replaceAll('\r\n ', ''))?.[1] ?? '';
      expect(summary.replaceAll(/\\([\\;,])/g, '$1')).toBe(title);
    }),
  );
});
