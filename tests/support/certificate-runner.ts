// Makes the files of a batch in a process of its own, so that a test can kill it:
// node --import ./tools/tsx.ts <this> URL FILE. Says `step` at the end of each.

import { makeFiles } from '../../src/competition/certificate/actions/make.ts';
import { makerFor } from '../../src/competition/certificate/making.ts';
import type { CertificateFileId } from '../../src/competition/certificate/model.ts';
import { openDatabase } from '../../src/platform/db.ts';

const [url = '', id = ''] = process.argv.slice(2);
const db = openDatabase(url, { size: 2, onError: () => {} });
const clock = () => {
  process.stdout.write('step\n');
  return new Date();
};
const maker = makerFor({ baseUrl: 'http://localhost', logo: null, signature: null });
await makeFiles(db, id as CertificateFileId, maker, clock);
await db.close();
process.exit(0);
