import { expect, look, test } from './house.ts';
import { become, mainOf } from './walk.ts';
import { beginSheet, checkAlive, completeOrigin, descentOf, makeItLast, projected, solve } from './walk-lasting.ts';
import {
  adapt,
  agreeAndCommit,
  findAndAsk,
  giveUp,
  plan,
  publishReplica,
  raiseProblem,
  runAndCertify,
} from './walk-over.ts';

const governments = ['Pemerintah Kabupaten Nias', 'Pemerintah Kabupaten Deli Serdang'] as const;

test('a problem of Nias is solved by an innovation of Deli Serdang: found, replicated, adapted, certified, made to last, alive, verified', async ({
  page,
  ownHub: hub,
}) => {
  const main = mainOf(page);
  await page.goto(`${hub.address}/inovasi?q=sepeda`);
  const found = main.getByRole('link', { name: /^Demi Sepeda Bagus/ }).first();
  const id = /[0-9a-f-]{36}/.exec((await found.getAttribute('href')) ?? '')?.[0] ?? '';
  const origin = `${hub.address}/kelola/inovasi/${id}`;
  await giveUp(page, hub);
  await completeOrigin(page, hub, origin);
  await beginSheet(page, hub, governments[1], 'Demi Sepeda Bagus');
  await become(page, hub, 'admin.hub@contoh.example');
  const before = [await projected(page, hub, governments[0]), await projected(page, hub, governments[1])];
  expect(await descentOf(page, hub, origin)).not.toContain('Sepeda Bagus Nias');

  await become(page, hub, 'admin.nias@contoh.example');
  const problem = await raiseProblem(page, hub, 'Anak berkebutuhan khusus di pulau belum terlayani');
  const one = await findAndAsk(page, hub);
  await agreeAndCommit(page, hub, one);
  await plan(page, hub, one);
  const replica = await adapt(page, one);
  await publishReplica(page, replica);
  await runAndCertify(page, hub, one);
  await look(page);

  await become(page, hub, 'admin.hub@contoh.example');
  expect(await descentOf(page, hub, origin)).toContain('Sepeda Bagus Nias');
  await look(page);

  await makeItLast(page, hub, replica);
  await checkAlive(page, hub);
  await look(page);
  await become(page, hub, 'admin.nias@contoh.example');
  await beginSheet(page, hub, governments[0], 'Sepeda Bagus Nias');
  await look(page);
  await become(page, hub, 'admin.hub@contoh.example');
  const after = [await projected(page, hub, governments[0]), await projected(page, hub, governments[1])];
  expect(before.every((it) => /^\d+,\d\d$/.test(it))).toBe(true);
  expect(Number(after[0]?.replace(',', '.'))).toBeGreaterThan(Number(before[0]?.replace(',', '.')));
  expect(Number(after[1]?.replace(',', '.'))).toBeGreaterThan(Number(before[1]?.replace(',', '.')));
  await solve(page, hub, problem);
  await page.goto(problem.replace('/masalah/', '/kisah/'));
  for (const told of ['4', '19', 'Sepeda Bagus Nias']) await expect(main).toContainText(told);
  await look(page);
  await page.goto(`${hub.address}/inovasi/${replica.split('/').at(-1)}`);
  for (const told of ['Anggaran', 'Perjanjian kinerja', 'Berlanjut dengan pengembangan', 'Tutor menetap di pulau.'])
    await expect(main).toContainText(told);
  await look(page);
});
