import type { Locale } from '#platform/i18n/i18n.ts';

export type MenuItem = { readonly text: string; readonly href: string; readonly current: boolean };

/** Entries of one purpose under its name; `current` when the page belongs to one of them. */
export type MenuSection = { readonly text: string; readonly items: readonly MenuItem[]; readonly current: boolean };

/** What stands around every page: who reads it, where, and in which look. */
export type Frame = {
  /** Visited path with its query, where the language and theme switches come back to. */
  readonly path: string;
  readonly locale: Locale;
  readonly theme: 'light' | 'dark' | 'system';
  /** `home`: the person's own page; `switchRole`: where another role is chosen, for those who hold several. */
  readonly person: { readonly name: string; readonly home: string; readonly switchRole?: string | null } | null;
  /** Label of the role the person acts in. */
  readonly acting: string | null;
  /** While support looks through somebody's eyes: whose, until when, and where a form ends it. */
  readonly support: { readonly name: string; readonly until: Date; readonly end: string } | null;
  readonly menu: readonly (MenuItem | MenuSection)[];
  /** Event of the page whose help is offered (`help.<event>`); null where there is none. */
  readonly help: string | null;
  /** Message shown once, in the reader's language. */
  readonly flash: string | null;
  /** Address of a built asset by its plain name (`app.css`, `islands/wordcount.js`). */
  readonly asset: (name: string) => string;
  readonly siteName: string;
  /** Public address without trailing slash. */
  readonly baseUrl: string;
  readonly now: Date;
};
