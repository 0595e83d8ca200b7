import type { KnownNames, Scope } from '../../src/instrument/formula/model.ts';

/** Names that formulas of tests use, with a value each. */
export const formulaScope: Scope = {
  n: 14,
  half: 0.5,
  none: null,
  yes: true,
  'innovations.sid': [37, 50.5, null, 0],
  empty: [],
};

/** The same names, as the check knows them. */
export const formulaNames: KnownNames = {
  n: 'number',
  half: 'number',
  none: 'number',
  yes: 'truth',
  'innovations.sid': 'list',
  empty: 'list',
};
