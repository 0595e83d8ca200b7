import type { EditionDocument } from '../../model/document.ts';
import type { Problem } from '../../model/problem.ts';
import { textsOwed, when } from './told.ts';

/** What an entry can win, what is told of it, and when people are reminded. */
export function outcomeProblems({ awards, privacy, reminders }: EditionDocument): Problem[] {
  return [
    ...when(awards.length === 0, ['awards'], 'awards_none'),
    ...awards.flatMap((it, index) => [
      ...textsOwed(it, ['awards', index], ['name']),
      ...when(it.slots !== null && it.slots < 0, ['awards', index, 'slots'], 'slots_negative'),
    ]),
    ...bandProblems(privacy),
    ...reminders.flatMap((it, index) => [
      ...when(it < 1, ['reminders', index], 'reminder_not_positive'),
      ...when(reminders.indexOf(it) < index, ['reminders', index], 'reminder_twice', { hours: it }),
    ]),
  ];
}

function bandProblems({ scores, bands }: EditionDocument['privacy']): Problem[] {
  const rises = (index: number) => index > 0 && (bands[index]?.from ?? 0) >= (bands[index - 1]?.from ?? 0);
  return [
    ...when(scores === 'bands' && bands.length === 0, ['privacy', 'bands'], 'bands_none'),
    ...bands.flatMap((it, index) => [
      ...textsOwed(it, ['privacy', 'bands', index], ['name']),
      ...when(rises(index), ['privacy', 'bands', index, 'from'], 'bands_order'),
    ]),
  ];
}
