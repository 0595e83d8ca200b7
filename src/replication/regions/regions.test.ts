import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { countDifferentRegions } from './queries.ts';
import { countingRegion, differentRegions, isSameRegion } from './rule.ts';

const TOBA = '12.12';
const DELI = '12.07';

describe('the same region counted twice', () => {
  test('two replicas in one regency are one region', () => {
    expect([...differentRegions([TOBA, TOBA, '12.04'], DELI)]).toEqual([TOBA, '12.04']);
  });

  test('a regency and an office or village within it are one region', () => {
    expect([...differentRegions([TOBA, '12.12.01', '12.12.01.2001'], DELI)]).toEqual([TOBA]);
    expect(countingRegion('12.12.01.2001')).toBe(TOBA);
  });

  test('a replica in the region of the origin counts in none, also of an office within it', () => {
    expect(differentRegions([DELI, '12.07.26'], DELI).size).toBe(0);
    expect(differentRegions([DELI], '12.07.26').size).toBe(0);
  });

  test('a province is a region of its own beside its regencies', () => {
    expect([...differentRegions(['12', TOBA], DELI)]).toEqual(['12', TOBA]);
    expect(differentRegions(['12'], '12').size).toBe(0);
  });

  test('what has no region counts in none, and an origin without one has no region to leave out', () => {
    expect(differentRegions([null, null], DELI).size).toBe(0);
    expect([...differentRegions([TOBA, null], null)]).toEqual([TOBA]);
    expect(isSameRegion(null, null)).toBe(false);
  });
});

describe('rule and statement', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  const code = fc.option(fc.constantFrom('12', '12.07', '12.07.01', '12.12', '12.12.01.2001', '11.07', '1', '12.1'));

  test('count alike whatever the regions are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(code, { maxLength: 8 }), code, async (copies, origin) => {
        const counted = await sql<{ n: number }>`select ${countDifferentRegions(sql`c.code`, sql`o.code`)} as n
          from (select ${origin}::text as code) o left join unnest(${copies}::text[]) as c (code) on true`.execute(
          database.db.conn as unknown as Kysely<unknown>,
        );
        expect(Number(counted.rows[0]?.n)).toBe(differentRegions(copies, origin).size);
      }),
      { numRuns: 60 },
    );
  });
});
