const OWN = 'https://own.invalid';

/** The path to go back to when it stays on this site, else the fallback: no address from outside may lead readers away. */
export function safeBack(text: string | null | undefined, fallback: string): string {
  if (!text?.startsWith('/') || /[\\\s\p{Cc}]/u.test(text)) return fallback;
  if (!URL.canParse(text, OWN)) return fallback;
  const url = new URL(text, OWN);
  return url.origin === OWN ? url.pathname + url.search + url.hash : fallback;
}
