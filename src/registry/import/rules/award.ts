import { parseLevel, parseSource } from '../../award-text.ts';
import type { SaidAward } from '../model.ts';
import { type CellFault, doubtful, isBlank, quote } from './reading.ts';
import { FIRST_AWARD_YEAR, readYear } from './year.ts';

/** The cells of a row that tell of an award, as written; '' for a column that the sheet does not have. */
export type AwardCells = {
  readonly level: string;
  readonly year: string;
  readonly group: string;
  readonly competition: string;
  readonly titleUsed: string;
  readonly source: string;
  readonly note: string;
};

export type AwardColumn = 'awardLevel' | 'awardYear' | 'awardGroup';
export type AwardReading = {
  readonly award: SaidAward | null;
  readonly faults: readonly (CellFault & { readonly column: AwardColumn })[];
  /** Columns whose text says something that is no award and has to be kept elsewhere. */
  readonly keep: readonly (AwardColumn | 'awardCompetition')[];
};

/** Groups within a competition (domain §3: umum, replikasi, khusus; PKRI: keberlanjutan). */
const GROUP = /^(?:(.+) )?(umum|khusus|replikasi|keberlanjutan)( ?\?)?$/i;

/** The competition that a group's cell names and the group within it: "KOVABLIK Jatim replikasi", "umum", "KIPP Sulsel". */
export function splitGroup(cell: string): { readonly competition: string | null; readonly group: string | null } {
  const text = cell.trim();
  if (isBlank(text)) return { competition: null, group: null };
  const [, competition, group, mark] = GROUP.exec(text) ?? [];
  if (group === undefined) return { competition: text, group: null };
  return { competition: competition ?? null, group: `${group}${mark?.trim() ?? ''}` };
}

/**
 * The award that a row tells of, as its source tells it: a doubtful level keeps its text and gives no place in a list, a
 * stage that was only reached is no award. A row without a level tells of none.
 */
export function readAward(cells: AwardCells, title: string, competition: string): AwardReading {
  const level = parseLevel(cells.level);
  if (level.text === '') return { award: null, faults: [], keep: saidIn(cells) };
  const year = readYear(cells.year, FIRST_AWARD_YEAR);
  const faults = [...levelFaults(cells.level), ...groupFaults(cells.group), ...column('awardYear', year.fault)];
  if (level.level === 'stage_only') {
    const stage = column('awardLevel', doubtful('stage_no_award', cells.level).fault);
    return { award: null, faults: stage, keep: saidIn(cells) };
  }
  const { group, competition: named } = splitGroup(cells.group);
  const own = isBlank(cells.competition) ? null : cells.competition.trim();
  const source = parseSource(cells.source);
  const award: SaidAward = {
    titleUsed: isBlank(cells.titleUsed) ? title : cells.titleUsed.trim(),
    competition: own ?? named ?? competition,
    awardGroup: own !== null && named !== null ? cells.group.trim() : group,
    levelText: level.text,
    levelTop: level.certain ? level.top : null,
    year: year.value?.year ?? null,
    yearCertain: year.value?.certain ?? cells.year === '',
    sourceUrl: source.url,
    note: [cells.note.trim(), source.note].filter((text) => text !== '').join('; '),
  };
  return { award, faults, keep: year.value === null && year.keep ? ['awardYear'] : [] };
}

function saidIn(cells: AwardCells): AwardReading['keep'] {
  const columns = [
    ['awardCompetition', cells.competition],
    ['awardGroup', cells.group],
    ['awardLevel', cells.level],
    ['awardYear', cells.year],
  ] as const;
  return columns.filter(([, text]) => !isBlank(text)).map(([name]) => name);
}

const column = (name: AwardColumn, fault: CellFault | null) => (fault === null ? [] : [{ ...fault, column: name }]);

function levelFaults(text: string): AwardReading['faults'] {
  const { level, certain } = parseLevel(text);
  if (certain) return [];
  const code = level === null ? 'unknown_level' : 'uncertain_level';
  return [{ severity: 'warning', code, detail: { value: quote(text.trim()) }, column: 'awardLevel' }];
}

function groupFaults(text: string): AwardReading['faults'] {
  if (!text.includes('?')) return [];
  return [
    { severity: 'warning', code: 'uncertain_group', detail: { value: quote(text.trim()) }, column: 'awardGroup' },
  ];
}

/** Awards of one key are one award, told twice. */
export function awardKey(award: Pick<SaidAward, 'competition' | 'awardGroup' | 'levelText' | 'year'>): string {
  const words = [award.competition, award.awardGroup ?? '', award.levelText, String(award.year ?? '')];
  return words.map((word) => word.trim().toLowerCase().replaceAll(/\s+/g, ' ')).join('|');
}
