export type Theme = 'light' | 'dark' | 'system';

export function isTheme(text: string | null): text is Theme {
  return text === 'light' || text === 'dark' || text === 'system';
}
