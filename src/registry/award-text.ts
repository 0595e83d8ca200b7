/** What competitions award, as far as a cell says it for certain; `top_45` is a place among the best 45. */
export type AwardLevel =
  | `top_${number}`
  | `rank_${number}`
  | `honourable_${number}`
  | 'opsi'
  | 'best'
  | 'winner'
  | 'participation'
  | 'nominee'
  | 'finalist'
  | 'stage_only';

export type LevelReading = {
  /** The cell as written. */
  readonly text: string;
  /** Null when the cell names no level that we know; `stage_only` is a stage that was reached and no award. */
  readonly level: AwardLevel | null;
  /** 45 for "Top 45", null for every other level. */
  readonly top: number | null;
  readonly certain: boolean;
};

export type YearReading = { readonly year: number; readonly certain: boolean };

/** Whose competition it was, as far as the group's name says. */
export type AwardScope = 'international' | 'national' | 'province' | 'regency';
export type GroupReading = {
  readonly text: string;
  readonly group: 'general' | 'replication' | 'special' | null;
  readonly scope: AwardScope | null;
  readonly certain: boolean;
};

const FIRST_YEAR = 1945;
const LAST_YEAR = 2100;
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi'];

const WORDS: readonly (readonly [RegExp, AwardLevel])[] = [
  [/^opsi$/i, 'opsi'],
  [/\bbest of the best$/i, 'best'],
  [/\bparticipation award$/i, 'participation'],
  [/(^|\b)(winner|pemenang)$/i, 'winner'],
  [/^(nominee|nominasi|nomine)$/i, 'nominee'],
  [/^finalist?s?$/i, 'finalist'],
  [/^(presentation|interview) stage$|^tahap (presentasi|wawancara)$/i, 'stage_only'],
];

/** The year of a cell: "2017" for certain, "2017?" not for certain; null when it gives none or more than one. */
export function parseYear(text: string): YearReading | null {
  const [, digits, mark] = /^(\d{4}) ?(\?)?$/.exec(text.trim()) ?? [];
  const year = Number(digits);
  if (digits === undefined || year < FIRST_YEAR || year > LAST_YEAR) return null;
  return { year, certain: mark === undefined };
}

/** The level of an award cell; the text is always kept, a mark of doubt ("Top 99?") makes the reading uncertain. */
export function parseLevel(cell: string): LevelReading {
  const text = cell.trim();
  const sure = text.replace(/ ?\?$/, '');
  const level = levelIn(sure);
  const top = level?.startsWith('top_') ? Number(level.slice('top_'.length)) : null;
  return { text, level, top, certain: level !== null && sure === text };
}

function levelIn(text: string): AwardLevel | null {
  const top = /\btop ([1-9]\d{0,2})\b/i.exec(text)?.[1];
  if (top !== undefined) return `top_${Number(top)}`;
  const [, kind, numeral] = /^(juara harapan|juara|harapan) ([1-6]|i{1,3}|iv|vi?)$/i.exec(text) ?? [];
  if (kind !== undefined && numeral !== undefined) {
    const place = Number(numeral) || ROMAN.indexOf(numeral.toLowerCase()) + 1;
    return /harapan/i.test(kind) ? `honourable_${place}` : `rank_${place}`;
  }
  return WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** The group of a competition ("umum", "khusus?", "PKRI replikasi", "KOVABLIK Jatim") and whose competition it was. */
export function parseGroup(cell: string): GroupReading {
  const text = cell.trim();
  const sure = text.replace(/ ?\?$/, '');
  const group = groupIn(sure);
  const scope = scopeIn(sure);
  return { text, group, scope, certain: (group !== null || scope !== null) && sure === text };
}

function groupIn(text: string): GroupReading['group'] {
  if (/^umum$/i.test(text)) return 'general';
  if (/^khusus$/i.test(text)) return 'special';
  return /\breplikasi$/i.test(text) ? 'replication' : null;
}

/** Groups of KIPP itself and PKRI are the ministry's; a region in the name says that the competition is that region's. */
function scopeIn(text: string): AwardScope | null {
  if (/^(umum|khusus|replikasi)$|^PKRI\b/i.test(text)) return 'national';
  if (/^UNPSA$/i.test(text)) return 'international';
  if (/^KIPP kabupaten$|^KIPP kota$/i.test(text)) return 'regency';
  return /^(KIPP|KOVABLIK|KIJB|Lomba Inovasi Daerah) \S/i.test(text) ? 'province' : null;
}

/** Where a row comes from: its link when the cell begins with one, and the words of the cell that are no link. */
export type SourceReading = { readonly url: string | null; readonly note: string };

/** "https://… (remark)" → link and remark; a cell without a link is a remark alone. */
export function parseSource(cell: string): SourceReading {
  const text = cell.trim();
  const [link, rest] = /^(https?:\/\/\S+)(?:\s+(.*))?$/s.exec(text)?.slice(1) ?? [];
  if (link === undefined || !URL.canParse(link)) return { url: null, note: text };
  return { url: link, note: rest ?? '' };
}
