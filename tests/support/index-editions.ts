import { seedIndexEditions } from '../../src/instrument/government/seed.ts';
import type { Database } from '../../src/platform/db.ts';
import { testConfig, testNow } from './people.ts';

/** The shipped editions of the innovation index: what every instance has. */
export async function withIndexEditions(db: Database): Promise<void> {
  await seedIndexEditions({ db, config: testConfig, now: testNow, baseUrl: '', progress: () => undefined });
}
