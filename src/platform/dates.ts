import { currentLocale } from './i18n/i18n.ts';

let zone = 'Asia/Jakarta';

/** Sets the time zone in which the whole instance shows its times (IANA name); called once at the start. */
export function setTimeZone(name: string): void {
  new Intl.DateTimeFormat('id', { timeZone: name });
  zone = name;
}

/** The IANA name of the zone in which the instance shows its times. */
export function timeZone(): string {
  return zone;
}

/** Making a formatter takes twenty times as long as using it, and a page writes many dates. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, known);
  return known;
}

const language = () => (currentLocale() === 'id' ? 'id-ID' : 'en-GB');
const shortNames: Record<string, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };

/** `24 November 2026`; takes a moment or a date `YYYY-MM-DD`, which no time zone may shift. */
export function formatDate(value: Date | string): string {
  const [moment, timeZone] = typeof value === 'string' ? [new Date(`${value}T00:00:00Z`), 'UTC'] : [value, zone];
  return formatIn(language(), { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(moment);
}

/** `24 November 2026 pukul 15.48 WIB`: a moment with the zone it is told in. */
export function formatMoment(value: Date): string {
  return `${formatDate(value)}, ${formatTime(value)}`;
}

/** `15.48 WIB`: the time of a moment that is today. */
export function formatTime(value: Date): string {
  const time = formatIn(language(), { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(value);
  return `${time} ${shortNames[zone] ?? zone}`;
}

/** Today's date `YYYY-MM-DD` in the zone of the instance. */
export function dayOf(moment: Date): string {
  return formatIn('sv-SE', { timeZone: zone }).format(moment);
}

/** The moment `YYYY-MM-DD HH:MM` as clocks in the zone of the instance show it. */
export function clockOf(moment: Date): string {
  return formatIn('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone }).format(moment);
}

/** The moment at which a day `YYYY-MM-DD` begins in the zone of the instance; null when the text is no day. */
export function dayStart(day: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const utc = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(utc.getTime()) || utc.toISOString().slice(0, 10) !== day) return null;
  const guess = new Date(utc.getTime() - offsetAt(utc));
  return new Date(utc.getTime() - offsetAt(guess));
}

/** Milliseconds by which the zone is ahead of UTC at this moment. */
function offsetAt(moment: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(moment);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
