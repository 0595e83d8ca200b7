import { expect, test } from 'vitest';
import { iidDocument } from '../../../../tests/support/index-governments.ts';
import type { Fact } from '../../door.ts';
import { rowsOf } from './rows.ts';

const fact = (value: Fact['value'], evidenceIds: readonly string[] = ['bukti']): Fact => ({
  value,
  evidenceIds,
  says: '',
});
const known = (facts: Readonly<Record<string, Fact>>) =>
  rowsOf({ document: iidDocument, kind: 'innovation', scored: null, facts: new Map(Object.entries(facts)) }).map(
    (it) => [it.item, it.known, it.inLocker],
  );

test('what the hub knows answers an item as the catalogue maps it', () => {
  const facts = {
    'replication.regions': fact(2),
    'lasting.regulation': fact('head_regulation'),
    'lasting.teamSize': fact(31),
    'lasting.team': fact('decree'),
    'lasting.budgetYears': fact(3),
    'lasting.planningYears': fact(1),
    'lasting.actors': fact(4),
    'lasting.offices': fact(4),
    'lasting.manual': fact('online'),
    'lasting.serviceDays': fact(3),
    'lasting.monitoring': fact('survey'),
  };
  expect(known(facts)).toEqual([
    ['regulasi', 2, 0],
    ['sdm', 3, 0],
    ['anggaran', 3, 0],
    ['rkpd', 1, 0],
    ['aktor', 2, 0],
    ['pelaksana', 3, 0],
    ['jejaring', 2, 0],
    ['pedoman', 3, 0],
    ['proses', 2, 0],
    ['replikasi', 2, 0],
    ['monev', 2, 0],
  ]);
});

test('what is too little, comes without its evidence, or has no step answers nothing; filed papers are counted', () => {
  const facts = {
    'replication.regions': fact(0),
    'lasting.regulation': fact('office_decree'),
    'lasting.teamSize': fact(5, []),
    'lasting.actors': fact(2),
    'record.evidence35': fact(true, ['a', 'b']),
  };
  expect(known(facts)).toEqual([['video', null, 2]]);
  expect(known({})).toEqual([]);
});
