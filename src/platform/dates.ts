import { currentLocale } from './i18n/i18n.ts';

let zone = 'Asia/Jakarta';

/** Sets the time zone in which the whole instance shows its times (IANA name); called once at the start. */
export function setTimeZone(name: string): void {
  new Intl.DateTimeFormat('id', { timeZone: name });
  zone = name;
}

const language = () => (currentLocale() === 'id' ? 'id-ID' : 'en-GB');
const shortNames: Record<string, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };

/** `24 November 2026`; takes a moment or a date `YYYY-MM-DD`, which no time zone may shift. */
export function formatDate(value: Date | string): string {
  const [moment, timeZone] = typeof value === 'string' ? [new Date(`${value}T00:00:00Z`), 'UTC'] : [value, zone];
  return new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(
    moment,
  );
}

/** `24 November 2026 pukul 15.48 WIB`: a moment with the zone it is told in. */
export function formatMoment(value: Date): string {
  const time = new Intl.DateTimeFormat(language(), { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(
    value,
  );
  return `${formatDate(value)}, ${time} ${shortNames[zone] ?? zone}`;
}

/** Today's date `YYYY-MM-DD` in the zone of the instance. */
export function dayOf(moment: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(moment);
}
