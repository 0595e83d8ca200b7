import { parseSource } from '../../award-text.ts';
import { addFault, cellOf, columnOf, keepText, type OpenRow } from './open-row.ts';
import { quote } from './reading.ts';

const LONGEST_URL = 1000;

/** Where the facts come from: the link where the cell begins with one, the rest in words. A note on an award stays there. */
export function readSources(row: OpenRow, hasAward: boolean): void {
  const source = parseSource(cellOf(row, 'sourceUrl'));
  const column = columnOf(row, 'sourceUrl');
  const link = source.url !== null && source.url.length <= LONGEST_URL ? source.url : null;
  if (link !== null) row.content.sourceUrl = link;
  if (link === null && source.note !== '')
    addFault(row, column, { severity: 'warning', code: 'not_a_link', detail: { value: quote(source.note) } });
  if (link === null || source.note !== '') keepText(row, column);
  if (!hasAward) keepText(row, columnOf(row, 'sourceNote'));
  readVideo(row);
}

function readVideo(row: OpenRow): void {
  const cell = cellOf(row, 'videoUrl').trim();
  const { url, note } = parseSource(cell);
  if (url !== null && url.length <= LONGEST_URL) row.content.videoUrl = url;
  if (cell === '' || (url !== null && note === '')) return;
  const column = columnOf(row, 'videoUrl');
  if (url === null) addFault(row, column, { severity: 'warning', code: 'not_a_link', detail: { value: quote(cell) } });
  keepText(row, column);
}
